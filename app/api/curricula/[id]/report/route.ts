import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { curriculumReport, reportAnswer, reportFormatSchema } from "@/lib/reports";

export const dynamic = "force-dynamic";

/** A curriculum's report; `?format=pdf`, else HTML. */
export const GET = route<{ id: string }>("read", async ({ params, request }) => {
  const format = reportFormatSchema.parse(new URL(request.url).searchParams.get("format"));
  return reportAnswer(
    await curriculumReport(database(), params.id, new Date()),
    format,
    "ladderboard-report",
  );
});
