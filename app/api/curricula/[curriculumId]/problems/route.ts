import { route } from "@/lib/auth/route";
import { curriculumById, subtreeLines } from "@/lib/curriculum";
import { database } from "@/lib/db";

/** Problems as lines of JSON: those of a subtree (`?below=` its topmost problem), or all. */
export const GET = route<{ curriculumId: string }>("read", async ({ request, params }) => {
  const below = new URL(request.url).searchParams.get("below");
  await curriculumById(database(), params.curriculumId);
  const lines = subtreeLines(database(), params.curriculumId, below);
  const text = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(text.encode(`${JSON.stringify(value)}\n`));
    },
    cancel: () => void lines.return(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": 'attachment; filename="problems.jsonl"',
      "Cache-Control": "no-store",
    },
  });
});
