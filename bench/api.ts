/**
 * Every list page and export against 1,000,000 problems and 10,000,000 attempts.
 * Usage: npm run build && npm run bench:api [-- --folder DIR] [--seed-for SECONDS] [--only pages|exports|review] [--json FILE]
 * The database stays in the folder (default: one under the system's temporary folder, about 8 GB); seeding takes ten minutes or so,
 * once, and goes on where it was ended. Pages are asked for over HTTP from the production build, signed in, to their last byte.
 */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@/lib/db";
import { benchDatabase } from "./api/database";
import { exportRows } from "./api/exports";
import type { Row } from "./api/measure";
import { pageRows } from "./api/pages";
import { reviewRows } from "./api/review";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string", default: join(tmpdir(), "ladderboard-bench-api") },
    "seed-for": { type: "string", default: "3600" },
    only: { type: "string" },
    json: { type: "string" },
  },
});

const stored = await benchDatabase(options.folder, Number(options["seed-for"]));
if (!stored) {
  console.log("The time for seeding is over; the next call goes on.");
  process.exit(0);
}
process.env.DATABASE_URL = stored.url;
const db = connect(stored.url);
try {
  const rows: Row[] = [];
  const wanted = (part: string) => options.only === undefined || options.only === part;
  if (wanted("pages")) rows.push(...(await pageRows(db, stored.url)));
  if (wanted("review")) rows.push(...(await reviewRows(db, stored.url)));
  if (wanted("exports")) rows.push(...(await exportRows(db)));
  console.table(rows);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
} finally {
  await db.$disconnect();
  await stored.stop();
}
