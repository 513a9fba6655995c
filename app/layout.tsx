import "katex/dist/katex.min.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { KeysProvider } from "@/lib/ui/keyboard";
import { RootMessages } from "@/lib/ui/language";
import { readTheme, themeCookie } from "@/lib/ui/layout/theme";
import { ToastOutlet } from "@/lib/ui/layout/toast-outlet";
import { mathFont } from "./math-font";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("description"),
    robots: { index: false, follow: false },
    referrer: "strict-origin-when-cross-origin",
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** The chosen theme is written by the server, so a page never shows the other one first. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={await getLocale()} data-theme={theme} className={mathFont.variable}>
      <body>
        <RootMessages>
          <KeysProvider>{children}</KeysProvider>
          <ToastOutlet />
        </RootMessages>
      </body>
    </html>
  );
}
