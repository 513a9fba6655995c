import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { prometheusMetrics } from "@/lib/operations/metrics";

export const dynamic = "force-dynamic";

/** For Prometheus, with the API token of an account that may read. */
export const GET = route("read", async () => {
  return new Response(await prometheusMetrics(database()), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
});
