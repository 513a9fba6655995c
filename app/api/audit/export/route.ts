import { Readable } from "node:stream";
import { z } from "zod";
import { auditFile } from "@/lib/audit/export";
import { extractAudit, extractColumns } from "@/lib/audit/extract";
import { auditFilterSchema, filled } from "@/lib/audit/filter";
import { route } from "@/lib/auth/route";
import { csv, jsonLines } from "@/lib/curriculum/exchange/encodings";
import { invalidInput } from "@/lib/errors";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";

export const dynamic = "force-dynamic";

const extractSchema = auditFilterSchema.extend({ format: z.enum(["csv", "jsonl"]) });

const mediaTypes = { csv: "text/csv", jsonl: "application/jsonl" } as const;

/**
 * The whole audit log as a file for `ladderboard audit verify`; where a format is named, the entries of a filter for reading.
 * It streams, so its length is not known beforehand.
 */
export const GET = route("audit", async ({ request }) => {
  const search = new URL(request.url).searchParams;
  if (search.size > 0) return extract(Object.fromEntries(search), request.headers);
  const lines = Readable.toWeb(Readable.from(auditFile(new Date()))) as ReadableStream<string>;
  return attachment(lines.pipeThrough(new TextEncoderStream()), mediaTypes.jsonl, "ladderboard-audit.jsonl");
});

function extract(query: Record<string, unknown>, headers: Headers): Response {
  const read = extractSchema.safeParse(filled(query));
  if (!read.success) {
    throw invalidInput({ key: "audit.noExtract" }, read.error);
  }
  const { format, ...filter } = read.data;
  const rows = extractAudit(filter, translateTo(languageOf(headers)));
  const pieces = format === "csv" ? csv(rows, extractColumns) : jsonLines(rows);
  const body = Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
  return attachment(body, mediaTypes[format], `ladderboard-audit-extract.${format}`);
}

function attachment(body: ReadableStream<Uint8Array>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
