import { authFor, isSecure } from "@/lib/auth/better-auth";
import { providerId } from "@/lib/auth/identity-provider";
import { isSameOrigin } from "@/lib/auth/origin";

/** All else that Better Auth could serve (sign-up, account changes, tokens) stays shut. */
const served: ReadonlySet<string> = new Set([
  "GET /api/auth/get-session",
  "POST /api/auth/sign-in/email",
  "POST /api/auth/sign-out",
  `GET /api/auth/callback/${providerId}`,
]);

async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!served.has(`${request.method} ${pathname}`)) return new Response(null, { status: 404 });
  if (request.method === "POST" && !isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  return authFor(isSecure(request.headers)).handler(request);
}

export { handle as GET, handle as POST };
