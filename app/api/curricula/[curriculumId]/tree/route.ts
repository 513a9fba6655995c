import { route } from "@/lib/auth/route";
import { treeSkeleton } from "@/lib/curriculum";
import { database } from "@/lib/db";

/** The packed columns of a curriculum's tree, for the page that shows it. */
export const GET = route<{ curriculumId: string }>("read", async ({ params }) => {
  const bytes = await treeSkeleton(database(), params.curriculumId);
  return new Response(bytes, {
    headers: { "Content-Type": "application/octet-stream", "Cache-Control": "no-store" },
  });
});
