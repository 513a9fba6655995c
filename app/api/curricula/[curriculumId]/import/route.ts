import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { route } from "@/lib/auth/route";
import { importProblems, onBrokenSchema, readLines, type SpokenReport } from "@/lib/curriculum/exchange";
import { database } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { say } from "@/lib/language/words";

export const dynamic = "force-dynamic";

const mostBytes = 1e9;
const searchSchema = z.object({
  broken: onBrokenSchema.catch("nothing"),
  /** Its ending says what the file is. */
  name: z.string().max(300).catch("problems.jsonl"),
});

/**
 * The request's body is the file itself. It goes to the disk first: Parquet is read from its end, and nobody with a slow line keeps a
 * transaction open.
 */
export const POST = route<{ curriculumId: string }>("operate", async ({ actor, request, params }) => {
  const { broken, name } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  if (!request.body) throw invalidField("file", { key: "exchange.import.chooseFile" });
  const folder = await mkdtemp(join(tmpdir(), "ladderboard-import-"));
  try {
    const file = join(folder, "upload");
    await pipeline(
      Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]),
      atMost(mostBytes),
      createWriteStream(file),
    );
    const lines = readLines(file, name);
    const report = await importProblems(database(), actor, params.curriculumId, lines, broken);
    const translate = translateTo(languageOf(request.headers));
    const left = report.broken.map(({ line, message }) => ({ line, message: say(translate, message) }));
    return Response.json({ ...report, broken: left } satisfies SpokenReport);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(piece: Buffer, _, done) {
      seen += piece.length;
      if (seen > bytes)
        done(invalidField("file", { key: "exchangeErrors.tooLarge", values: { size: bytes / 1e9 } }));
      else done(null, piece);
    },
  });
}
