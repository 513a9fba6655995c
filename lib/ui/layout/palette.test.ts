import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
type Theme = "light" | "dark";

/** The three oklch numbers of a colour of the palette in one theme. */
function oklch(name: string, theme: Theme): [number, number, number] {
  const found = new RegExp(`--color-${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(
    css,
  );
  if (!found) throw new Error(`The palette has no colour ${name}`);
  return found[theme === "light" ? 1 : 2]!.split(" ").map(Number) as [number, number, number];
}

/** Relative luminance (WCAG 2.2) of an oklch colour, by way of Oklab (Björn Ottosson) and linear sRGB. */
function luminance([lightness, chroma, hue]: [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  const red = within(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = within(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = within(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: Theme): number {
  const [light, dark] = [luminance(oklch(one, theme)), luminance(oklch(other, theme))].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const surfaces = ["canvas", "surface", "raised", "sunken", "hover"];
const softs = ["accent", "ok", "bad", "warn"];

describe.each(["light", "dark"] as const)("the %s palette", (theme) => {
  it.each(["ink", "muted", ...softs])("keeps %s text at 4.5:1 on every surface", (text) => {
    for (const surface of surfaces)
      expect(contrast(text, surface, theme), surface).toBeGreaterThanOrEqual(4.5);
  });

  it.each(softs)("keeps text on the soft %s ground at 4.5:1", (tone) => {
    for (const text of [tone, "ink", "muted"]) {
      expect(contrast(text, `${tone}-soft`, theme), text).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("keeps text on filled buttons at 4.5:1", () => {
    expect(contrast("on-accent", "accent", theme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast("on-accent", "accent-strong", theme)).toBeGreaterThanOrEqual(4.5);
  });

  it("keeps edges of controls, the focus ring and chart lines at 3:1", () => {
    for (const edge of ["line-strong", "accent", ...[1, 2, 3, 4, 5, 6].map((turn) => `series-${turn}`)]) {
      for (const surface of ["canvas", "surface", "raised", "sunken"]) {
        expect(contrast(edge, surface, theme), `${edge} on ${surface}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
