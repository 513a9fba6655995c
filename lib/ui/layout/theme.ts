/** The cookie in which a browser keeps its chosen theme; absent means the system's. */
export const themeCookie = "ladderboard-theme";

export type Theme = "light" | "dark";
export type ThemeChoice = Theme | "system";

export function readTheme(value: string | undefined): Theme | undefined {
  return value === "light" || value === "dark" ? value : undefined;
}
