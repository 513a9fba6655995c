import { lookup as resolveName } from "node:dns";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { LadderboardError } from "@/lib/errors";
import type { Words } from "@/lib/language/words";
import { requireAllowed } from "./allowed-addresses";

const mostRedirects = 3;

/**
 * `fetch` for addresses that people typed in: what a name stands for is checked at the moment of connecting, so a name that
 * changes its mind is caught, and again at each redirect. Only reading follows redirects, and what authorises the caller
 * never goes to another host. @throws LadderboardError invalid for an address that may not be called
 */
export async function outgoingFetch(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const request = new Request(input, init);
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : null;
  let url = new URL(request.url);
  const headers = new Headers(request.headers);
  for (let redirects = 0; ; redirects++) {
    const reply = await send(url, request.method, headers, body, request.signal);
    const next = redirectOf(reply, url);
    if (next === null || (request.method !== "GET" && request.method !== "HEAD")) return responseOf(reply);
    reply.resume();
    if (redirects === mostRedirects) throw refused("redirects", { host: url.host, most: mostRedirects });
    if (next.origin !== url.origin) for (const name of ["authorization", "cookie"]) headers.delete(name);
    url = next;
  }
}

function send(
  url: URL,
  method: string,
  headers: Headers,
  body: Buffer | null,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refused("scheme", { scheme: url.protocol });
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A literal address is never looked up.
  if (isIP(host)) requireAllowed(host, host);
  const start = url.protocol === "https:" ? secureRequest : plainRequest;
  const fields = {
    ...Object.fromEntries(headers),
    ...(body ? { "content-length": String(body.length) } : {}),
  };
  return new Promise((resolve, reject) => {
    const outgoing = start(url, { method, headers: fields, signal, lookup: checkedLookup, agent: false });
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
    outgoing.end(body ?? undefined);
  });
}

/** Every address that a name stands for must be allowed, since any may be connected to. */
const checkedLookup: LookupFunction = (host, options, done) => {
  resolveName(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 0);
    try {
      for (const { address } of addresses) requireAllowed(host, address);
    } catch (error) {
      return done(error as Error, "", 0);
    }
    if (options.all) return done(null, addresses);
    const [first] = addresses;
    done(null, first!.address, first!.family);
  });
};

const refused = (name: "redirects" | "scheme", values: NonNullable<Words["values"]>): LadderboardError =>
  new LadderboardError("invalid", { key: `addressErrors.${name}`, values });

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  const isRedirect =
    statusCode >= 300 && statusCode < 400 && statusCode !== 304 && headers.location !== undefined;
  return isRedirect ? new URL(headers.location!, from) : null;
}

function responseOf(reply: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(reply.headers))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  const status = reply.statusCode ?? 500;
  const empty = status === 204 || status === 304;
  if (empty) reply.resume();
  return new Response(empty ? null : (Readable.toWeb(reply) as ReadableStream), { status, headers });
}
