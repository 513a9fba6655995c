import { Readable } from "node:stream";
import { auditFile } from "@/lib/audit/export";
import { route } from "@/lib/auth/route";

export const dynamic = "force-dynamic";

/** The whole audit log as a file for `ladderboard audit verify`; it streams, so its length is not known beforehand. */
export const GET = route("audit", async () => {
  const lines = Readable.toWeb(Readable.from(auditFile(new Date()))) as ReadableStream<string>;
  return new Response(lines.pipeThrough(new TextEncoderStream()), {
    headers: {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": 'attachment; filename="ladderboard-audit.jsonl"',
      "cache-control": "no-store",
    },
  });
});
