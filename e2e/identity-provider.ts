import { createServer } from "node:http";
import Provider from "oidc-provider";

const client = { id: "ladderboard", secret: "known to both sides" };

/**
 * A real OpenID Connect provider on this machine, with its own pages to sign in and to consent. Whoever signs in there as
 * "name" has the address name@example.org. Gives the settings by which Ladderboard knows it.
 */
export async function startIdentityProvider(
  port: number,
  appUrl: string,
): Promise<{ env: Record<string, string>; stop(): void }> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        email: `${accountId.toLowerCase()}@example.org`,
        email_verified: true,
        name: accountId,
      }),
    }),
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const env = {
    LADDERBOARD_OIDC_ISSUER: issuer,
    LADDERBOARD_OIDC_CLIENT_ID: client.id,
    LADDERBOARD_OIDC_CLIENT_SECRET: client.secret,
    LADDERBOARD_OIDC_NAME: "Example Works",
  };
  return { env, stop: () => server.close() };
}
