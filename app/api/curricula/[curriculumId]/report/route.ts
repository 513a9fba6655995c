import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { curriculumReport, reportAnswer } from "@/lib/reports";

export const dynamic = "force-dynamic";

export const GET = route<{ curriculumId: string }>("read", ({ params, request }) =>
  reportAnswer(request, (writing) => curriculumReport(database(), params.curriculumId, new Date(), writing)),
);
