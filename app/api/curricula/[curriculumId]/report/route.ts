import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { curriculumReport, reportAnswer } from "@/lib/reports";

export const dynamic = "force-dynamic";

export const GET = route<{ curriculumId: string }>("read", async ({ params, request }) =>
  reportAnswer(
    request,
    await curriculumReport(database(), params.curriculumId, new Date()),
    "ladderboard-report",
  ),
);
