import { route } from "@/lib/auth/route";
import {
  type ExportRequest,
  exportArchive,
  exportCurriculum,
  exportRequestSchema,
  requireExportable,
} from "@/lib/curriculum/exchange";
import { database } from "@/lib/db";
import { invalidInput } from "@/lib/errors";
import { languageOf } from "@/lib/language/languages";

export const dynamic = "force-dynamic";

/** An export as a ZIP archive; it streams, so its length is not known beforehand. */
export const GET = route<{ curriculumId: string }>("read", async ({ actor, request, params }) => {
  const asked = requested(new URL(request.url).searchParams);
  await requireExportable(database(), params.curriculumId, asked);
  const archive = exportArchive(
    exportCurriculum(database(), actor, params.curriculumId, asked, languageOf(request.headers)),
  );
  return new Response(archive, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="ladderboard-${asked.format}.zip"`,
      "cache-control": "no-store",
    },
  });
});

function requested(search: URLSearchParams): ExportRequest {
  const read = exportRequestSchema.safeParse(Object.fromEntries(search));
  if (read.success) return read.data;
  throw invalidInput({ key: "exchangeErrors.cannotExport" }, read.error);
}
