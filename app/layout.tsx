import "katex/dist/katex.min.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { KeysProvider } from "@/lib/ui/keyboard";
import { readTheme, themeCookie } from "@/lib/ui/layout/theme";
import { ToastOutlet } from "@/lib/ui/layout/toast-outlet";
import { mathFont } from "./math-font";

export const metadata: Metadata = {
  title: { default: "Ladderboard", template: "%s · Ladderboard" },
  description:
    "The workbench for LADDER: variant trees, verification, human review and reinforcement runs in one place.",
  robots: { index: false, follow: false },
  referrer: "strict-origin-when-cross-origin",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** The chosen theme is written by the server, so a page never shows the other one first. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en" data-theme={theme} className={mathFont.variable}>
      <body>
        <KeysProvider>{children}</KeysProvider>
        <ToastOutlet />
      </body>
    </html>
  );
}
