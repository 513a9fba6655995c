import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { apiContext } from "@/lib/api/context";
import { appRouter } from "@/lib/api/router";

export const dynamic = "force-dynamic";

/** Each procedure lets its callers through itself: lib/api/procedure. */
function handle(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => apiContext(request.headers),
    onError({ error, path }) {
      if (error.code === "INTERNAL_SERVER_ERROR") console.error(`tRPC ${path ?? "?"}`, error);
    },
  });
}

export { handle as GET, handle as POST };
