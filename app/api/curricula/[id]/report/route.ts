import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { curriculumReport, reportAnswer } from "@/lib/reports";

export const dynamic = "force-dynamic";

export const GET = route<{ id: string }>("read", async ({ params, request }) =>
  reportAnswer(request, await curriculumReport(database(), params.id, new Date()), "ladderboard-report"),
);
