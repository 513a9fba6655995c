import { LadderboardError } from "@/lib/errors";

/**
 * Whether a request that changes something was made by a page of this app: its Origin header must be there and name
 * the host that was asked. An absent origin, "null" (a sandboxed frame), a sub-domain and another port are foreign.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  const host = headers.get("host");
  if (!origin || !host || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  const web = url.protocol === "http:" || url.protocol === "https:";
  return web && url.host === new URL(`${url.protocol}//${withoutPath(host)}`).host;
}

/** @throws LadderboardError "forbidden" */
export function requireSameOrigin(headers: Headers): void {
  if (isSameOrigin(headers)) return;
  throw new LadderboardError(
    "forbidden",
    { key: "errors.foreignOrigin" },
    {
      remedy: { key: "errors.reloadOrToken" },
    },
  );
}

/** A Host header with anything but a host in it is compared as an impossible one. */
function withoutPath(host: string): string {
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`) ? host : "invalid.invalid";
}
