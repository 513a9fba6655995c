/** The path a page was asked by, written by proxy.ts, since a server component is not told its own. */
export const pathHeader = "x-ladderboard-path";

/** Where to go after signing in: a path of this app, never an address that a link smuggled in. */
export function safeReturnPath(path: string | null | undefined): string {
  if (!path?.startsWith("/") || path.startsWith("//") || /[\s\\]/.test(path)) return "/curricula";
  return path;
}
