import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { reportAnswer, runReport } from "@/lib/reports";

export const dynamic = "force-dynamic";

export const GET = route<{ runId: string }>("read", ({ params, request }) =>
  reportAnswer(request, (writing) => runReport(database(), params.runId, new Date(), writing)),
);
