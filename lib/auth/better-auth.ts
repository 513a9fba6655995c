import { betterAuth, type GenericEndpointContext } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { type Database, database } from "@/lib/db";
import {
  chosenLanguage,
  languageCookie,
  languageCookieAttributes,
  readLanguage,
} from "@/lib/language/languages";
import { identityProvider, providerId, providerPlugins } from "./identity-provider";
import { isSameOrigin } from "./origin";
import { passwordLength } from "./password";
import { RollingWindow } from "./rolling-window";
import { installationSecret } from "./secret";

const day = 86_400;

/** By network address and path. */
const requests = new RollingWindow();

/**
 * Sessions and passwords. Nobody signs up: accounts come from sign-in links (./sign-in-link). Two instances, since
 * the cookie of an https page is Secure and that of http://127.0.0.1 cannot be.
 */
function createAuth(db: Database, secure: boolean) {
  return betterAuth({
    appName: "Ladderboard",
    secret: installationSecret(),
    database: prismaAdapter(db, { provider: "postgresql" }),
    telemetry: { enabled: false },
    logger: { level: "error" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum,
    },
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false },
        disabled: { type: "boolean", required: false, input: false },
      },
    },
    plugins: providerPlugins(identityProvider()),
    // The installation chose the provider, so that its word on an address is taken; that an address is an account's own is
    // the word of the administrator who made it.
    account: { accountLinking: { trustedProviders: [providerId], requireLocalEmailVerified: true } },
    onAPIError: { errorURL: "/sign-in" },
    session: { expiresIn: 7 * day, disableSessionRefresh: true, cookieCache: { enabled: false } },
    databaseHooks: {
      session: { create: { before: ({ userId }, context) => beginSession(db, userId, context, secure) } },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 100,
      // Better Auth's own begins to count anew only after a pause as long as the window: ten people in ten minutes could be too many.
      customStorage: {
        consume: async (key, { window: seconds, max: most }) => {
          const retryAfter = requests.take(key, { seconds, most });
          return { allowed: retryAfter === null, retryAfter };
        },
      },
      customRules: { "/sign-in/email": { window: 60, max: 10 }, "/sign-in/social": { window: 60, max: 20 } },
    },
    trustedOrigins: (request) => ownOrigin(request),
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: "ladderboard",
      database: { generateId: false },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
    },
  });
}

type Auth = ReturnType<typeof createAuth>;

const shared = globalThis as { ladderboardAuth?: Map<boolean, Auth> };

export function authFor(secure: boolean): Auth {
  shared.ladderboardAuth ??= new Map();
  const known = shared.ladderboardAuth.get(secure);
  if (known) return known;
  const made = createAuth(database(), secure);
  shared.ladderboardAuth.set(secure, made);
  return made;
}

/** Whether the browser speaks https: said by the proxy in front, as this server itself speaks http. */
export function isSecure(headers: Headers): boolean {
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

/** Everything that uses a cookie compares Origin with the host asked, so this origin is the only trusted one. */
function ownOrigin(request: Request | undefined): string[] {
  const origin = request?.headers.get("origin");
  return request && origin && isSameOrigin(request.headers) ? [origin] : [];
}

async function beginSession(
  db: Database,
  userId: string,
  context: GenericEndpointContext | null,
  secure: boolean,
): Promise<void> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { disabled: true, language: true },
  });
  if (!user || user.disabled) throw refusal(context);
  // A browser in which no language was chosen yet takes over the account's.
  const language = readLanguage(user.language ?? undefined);
  if (language && context?.headers && !chosenLanguage(context.headers))
    context.setCookie(languageCookie, language, { ...languageCookieAttributes, secure });
}

function refusal(context: GenericEndpointContext | null): Error {
  // Who comes back from the provider looks at the answer in a browser.
  if (context?.path?.startsWith("/callback")) return context.redirect("/sign-in?error=account_disabled");
  return new APIError("FORBIDDEN", { message: "This account is disabled." });
}
