import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { modelCard, reportAnswer, reportFormatSchema } from "@/lib/reports";

export const dynamic = "force-dynamic";

/** A model version's card; `?format=pdf`, else HTML. */
export const GET = route<{ versionId: string }>("read", async ({ params, request }) => {
  const format = reportFormatSchema.parse(new URL(request.url).searchParams.get("format"));
  return reportAnswer(
    await modelCard(database(), params.versionId, new Date()),
    format,
    "ladderboard-model-card",
  );
});
