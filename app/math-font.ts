import localFont from "next/font/local";

/** For MathML: a browser stretches brackets and places exponents by the MATH table of the font, which few systems have one with. */
export const mathFont = localFont({
  src: "../node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2",
  variable: "--font-stix",
  display: "swap",
  adjustFontFallback: false,
});
