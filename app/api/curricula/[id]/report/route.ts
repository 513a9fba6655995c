import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { curriculumReport } from "@/lib/reports";

export const dynamic = "force-dynamic";

/** A curriculum's report as a file: opened from this origin it could not have its own content policy. */
export const GET = route<{ id: string }>("read", async ({ params }) => {
  return new Response(await curriculumReport(database(), params.id, new Date()), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-disposition": 'attachment; filename="ladderboard-report.html"',
      "cache-control": "no-store",
    },
  });
});
