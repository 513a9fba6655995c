import { systemActor } from "@/lib/auth/actor";
import { exportCurriculum, exportFormats, exportRequestSchema } from "@/lib/curriculum/exchange";
import type { Database } from "@/lib/db";
import { type Row, timed } from "./measure";
import { idOf } from "./seed";

/** Of 100,000 rows, in milliseconds. */
const bound = 15_000;

/** Each layout of the largest curriculum, whole; what it wrote and the most memory it held are printed beside it. */
export async function exportRows(db: Database): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { id } of exportFormats) {
    const request = exportRequestSchema.parse({ format: id, testShare: 0.1 });
    let problems = 0;
    let bytes = 0;
    const memory = watchMemory();
    const work = async () => {
      bytes = 0;
      problems = 0;
      for await (const { path, content } of exportCurriculum(
        db,
        systemActor("bench"),
        idOf("curriculum", 0),
        request,
      )) {
        let last: Uint8Array = new Uint8Array();
        for await (const piece of content) {
          bytes += piece.length;
          last = piece;
        }
        if (path === "manifest.json") problems = rowsIn(last);
      }
    };
    const row = await timed(`export as ${id}`, bound, work, { times: 2, warmUp: 0 });
    const named = { ...row, name: `export as ${id}, ${problems.toLocaleString("en")} rows` };
    rows.push(named);
    const written = `${(bytes / 1e6).toFixed(0)} MB written, at most ${memory.stop()} MB more memory held`;
    console.log(`${named.name}: ${named.msP50} and ${named.msP95} ms, ${written}`);
  }
  return rows;
}

const rowsIn = (manifest: Uint8Array) =>
  (JSON.parse(new TextDecoder().decode(manifest)) as { files: { rows: number }[] }).files.reduce(
    (sum, { rows }) => sum + rows,
    0,
  );

/** The most that the process's resident memory grew, in MB; looked at ten times a second. */
function watchMemory() {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      return Math.round((most - before) / 1e6);
    },
  };
}
