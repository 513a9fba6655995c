import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { reportAnswer, runReport } from "@/lib/reports";

export const dynamic = "force-dynamic";

export const GET = route<{ runId: string }>("read", async ({ params, request }) =>
  reportAnswer(request, await runReport(database(), params.runId, new Date()), "ladderboard-run"),
);
