import { listUsers } from "@/lib/auth/users";
import type { Database } from "@/lib/db";
import { type Row, timed } from "./measure";
import { idOf, sizes } from "./seed";
import { withServer } from "./server";

const bound = 100;
const largest = idOf("curriculum", 0);
/** Some problem in the middle of everything. */
const problem = idOf("problem", 123_456);

/** Every list page, at its first page and deep within, and the pages that count; asked for whole, as a browser does. */
const pages: readonly (readonly [name: string, path: string])[] = [
  ["curricula", "/curricula"],
  ["curricula, second page", `/curricula?after=${idOf("curriculum", 30)}`],
  ["runs", "/runs"],
  ["runs, deep", `/runs?after=${idOf("run", 2_000)}`],
  ["runs of a curriculum, one stage", `/runs?curriculum=${largest}&stage=verify`],
  ["review of 500,000 problems", `/curricula/${largest}/review`],
  ["under discussion", "/review/discussion"],
  ["checkpoint of 500,000 problems", `/curricula/${largest}/checkpoint`],
  ["import and export", `/curricula/${largest}/exchange`],
  ["agreement of 500,000 problems", `/review/agreement?curriculum=${largest}`],
  ["benchmarks", "/benchmarks"],
  ["models", "/models"],
  ["audit log", "/settings/audit"],
  ["audit log, deep", `/settings/audit?before=${sizes.auditEntries / 2}`],
  ["problems.evidence", `/api/trpc/problems.evidence?input=${input({ problemId: problem })}`],
  ["audit.list, deep", `/api/trpc/audit.list?input=${input({ before: "1000", limit: 200 })}`],
];

function input(value: object): string {
  return encodeURIComponent(JSON.stringify({ json: value }));
}

/** Asks the production build for each page, and the pages of accounts, which no token may see, for their data. */
export async function pageRows(db: Database, databaseUrl: string): Promise<Row[]> {
  return withServer(db, databaseUrl, async ({ ask }) => {
    const rows: Row[] = [];
    for (const [name, path] of pages) rows.push(await timed(name, bound, () => ask(path)));
    rows.push(await timed("accounts (their query)", bound, () => listUsers(db)));
    return rows;
  });
}
