import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { modelCard, reportAnswer } from "@/lib/reports";

export const dynamic = "force-dynamic";

export const GET = route<{ versionId: string }>("read", async ({ params, request }) =>
  reportAnswer(request, await modelCard(database(), params.versionId, new Date()), "ladderboard-model-card"),
);
