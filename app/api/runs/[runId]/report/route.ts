import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { reportAnswer, reportFormatSchema, runReport } from "@/lib/reports";

export const dynamic = "force-dynamic";

/** A run's report; `?format=pdf`, else HTML. */
export const GET = route<{ runId: string }>("read", async ({ params, request }) => {
  const format = reportFormatSchema.parse(new URL(request.url).searchParams.get("format"));
  return reportAnswer(await runReport(database(), params.runId, new Date()), format, "ladderboard-run");
});
