import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { modelCard } from "@/lib/reports";

export const dynamic = "force-dynamic";

/** A model version's card as a file. */
export const GET = route<{ versionId: string }>("read", async ({ params }) => {
  return new Response(await modelCard(database(), params.versionId, new Date()), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-disposition": 'attachment; filename="ladderboard-model-card.html"',
      "cache-control": "no-store",
    },
  });
});
