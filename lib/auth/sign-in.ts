import { cookies, headers } from "next/headers";
import { z } from "zod";
import { LadderboardError } from "@/lib/errors";
import { countAttempt, forgetAttempts } from "./attempt-limit";
import { authFor, isSecure } from "./better-auth";
import { providerId } from "./identity-provider";

/**
 * Starts a session for an address and its password, and sets its cookie. Goes through Better Auth's request handler
 * and not its functions, because only the handler counts attempts.
 * @throws LadderboardError "unauthenticated", or "rate-limited" after ten attempts in a minute from one place or ten
 * wrong passwords for one address in a quarter of an hour.
 */
export async function signIn(email: string, password: string): Promise<void> {
  const asked = await headers();
  countAttempt(email);
  const response = await authFor(isSecure(asked)).handler(
    authRequest("/sign-in/email", asked, { email, password }),
  );
  if (response.status === 429) throw tooMany(Number(response.headers.get("x-retry-after")));
  if (!response.ok) throw await refusal(response);
  forgetAttempts(email);
  await takeCookies(response);
}

/**
 * Begins to sign in at the identity provider: sets the cookie that ties its answer to this browser.
 * @returns the provider's address to send the browser to; it comes back to `next`, or to the sign-in page with `error`
 * @throws LadderboardError "rate-limited", or "unavailable" where the provider does not answer
 */
export async function beginProviderSignIn(next: string): Promise<string> {
  const asked = await headers();
  const response = await authFor(isSecure(asked)).handler(
    authRequest("/sign-in/social", asked, {
      provider: providerId,
      callbackURL: next,
      errorCallbackURL: "/sign-in",
      disableRedirect: true,
    }),
  );
  if (response.status === 429) throw tooMany(Number(response.headers.get("x-retry-after")));
  const body = z.object({ url: z.url() }).safeParse(await response.json().catch(() => null));
  if (!response.ok || !body.success)
    throw new LadderboardError(
      "unavailable",
      { key: "errors.providerSilent" },
      {
        remedy: { key: "errors.tryLaterOrPassword" },
      },
    );
  await takeCookies(response);
  return body.data.url;
}

export async function signOut(): Promise<void> {
  const asked = await headers();
  await takeCookies(await authFor(isSecure(asked)).handler(authRequest("/sign-out", asked, {})));
}

function tooMany(seconds: number): LadderboardError {
  const wait =
    seconds > 90
      ? ({ key: "errors.tooManyMinutes", values: { count: Math.ceil(seconds / 60) } } as const)
      : ({ key: "errors.tooManySeconds", values: { count: Math.max(1, Math.ceil(seconds)) } } as const);
  return new LadderboardError("rate-limited", wait);
}

function authRequest(path: string, asked: Headers, body: object): Request {
  const sent = new Headers({ "content-type": "application/json" });
  for (const name of ["cookie", "origin", "host", "user-agent", "x-forwarded-for", "x-forwarded-proto"]) {
    const value = asked.get(name);
    if (value !== null) sent.set(name, value);
  }
  const origin = asked.get("origin") ?? "http://invalid.invalid";
  return new Request(new URL(`/api/auth${path}`, origin), {
    method: "POST",
    headers: sent,
    body: JSON.stringify(body),
  });
}

/** One answer for an unknown address and a wrong password, so that nobody can ask which addresses have accounts. */
async function refusal(response: Response): Promise<LadderboardError> {
  const body: unknown = await response.json().catch(() => null);
  const message = typeof body === "object" && body && "message" in body ? String(body.message) : "";
  if (message.includes("disabled")) {
    return new LadderboardError(
      "unauthenticated",
      { key: "errors.accountDisabled" },
      {
        remedy: { key: "errors.askToEnable" },
      },
    );
  }
  return new LadderboardError("unauthenticated", { key: "errors.wrongPassword" });
}

async function takeCookies(response: Response): Promise<void> {
  const jar = await cookies();
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(";");
    const equals = pair.indexOf("=");
    const lower = attributes.map((attribute) => attribute.trim().toLowerCase());
    const maxAge = lower.find((attribute) => attribute.startsWith("max-age="))?.slice("max-age=".length);
    jar.set(pair.slice(0, equals).trim(), decodeURIComponent(pair.slice(equals + 1)), {
      path: "/",
      httpOnly: lower.includes("httponly"),
      sameSite: "lax",
      secure: lower.includes("secure"),
      ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    });
  }
}
