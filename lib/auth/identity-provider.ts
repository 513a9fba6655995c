import { genericOAuth } from "better-auth/plugins";
import { z } from "zod";
import { LadderboardError } from "@/lib/errors";

/** The name under which accounts and callback addresses know the one identity provider that an installation may have. */
export const providerId = "oidc";

const required = ["LADDERBOARD_OIDC_ISSUER", "LADDERBOARD_OIDC_CLIENT_ID", "LADDERBOARD_OIDC_CLIENT_SECRET"];

const settingsSchema = z
  .object({
    LADDERBOARD_OIDC_ISSUER: z.url({ protocol: /^https?$/ }),
    LADDERBOARD_OIDC_CLIENT_ID: z.string().min(1),
    LADDERBOARD_OIDC_CLIENT_SECRET: z.string().min(1),
    LADDERBOARD_OIDC_NAME: z.string().trim().min(1).max(60).default("your organisation"),
  })
  .transform((read) => ({
    issuer: read.LADDERBOARD_OIDC_ISSUER.replace(/\/$/, ""),
    clientId: read.LADDERBOARD_OIDC_CLIENT_ID,
    clientSecret: read.LADDERBOARD_OIDC_CLIENT_SECRET,
    name: read.LADDERBOARD_OIDC_NAME,
  }));

export type IdentityProvider = z.output<typeof settingsSchema>;

/**
 * Where people sign in besides their password: an OpenID Connect provider, as the installation's environment names it. Null
 * where it names none. @throws LadderboardError invalid where it is named in part, or not as an address
 */
export function identityProvider(env: NodeJS.ProcessEnv = process.env): IdentityProvider | null {
  if (required.every((name) => !env[name])) return null;
  const read = settingsSchema.safeParse(env);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))].join(" and ");
  throw new LadderboardError("invalid", `Signing in by OpenID Connect is set up in part: ${names}.`, {
    remedy: `Set ${required.join(", ")} all three, the issuer as an address, or none of them.`,
  });
}

/**
 * Better Auth's part in it. The provider vouches for who somebody is; who may come in is said here: an account with the
 * same address must have been made before, and nobody signs up by it.
 */
export function providerPlugins(provider: IdentityProvider | null, publicUrl = process.env.LADDERBOARD_URL) {
  if (!provider) return [];
  const { issuer, clientId, clientSecret, name } = provider;
  return [
    genericOAuth({
      config: [
        {
          providerId,
          name,
          discoveryUrl: `${issuer}/.well-known/openid-configuration`,
          clientId,
          clientSecret,
          scopes: ["openid", "email", "profile"],
          requireIdTokenVerification: true,
          disableSignUp: true,
          ...(publicUrl && {
            redirectURI: `${publicUrl.replace(/\/$/, "")}/api/auth/callback/${providerId}`,
          }),
        },
      ],
    }),
  ];
}
