import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createApiToken } from "@/lib/auth/api-tokens";
import { pageActor } from "@/lib/auth/page";
import { type Database, databaseUrl } from "@/lib/db";
import { PrismaClient } from "@/lib/db/generated/client";
import { createCurriculumRow } from "@/lib/db/testing/fixtures";
import { personWith } from "@/lib/runs/testing";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));
vi.mock("next/navigation", async () => (await import("./testing/next-outside-a-request")).nextNavigation());

let queries = 0;
let db: Database;
let token: string;
let curriculumId: string;

beforeAll(async () => {
  const adapter = new PrismaPg({ connectionString: databaseUrl() });
  const client = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  client.$on("query", () => queries++);
  db = client as unknown as Database;
  (globalThis as { ladderboardDatabase?: Database }).ladderboardDatabase = db;
  const operator = await personWith(db, "operator");
  token = (await createApiToken(db, operator, { name: "pages", days: 1 })).token;
  curriculumId = (await createCurriculumRow(db)).id;
  await db.curriculum.update({ where: { id: curriculumId }, data: { access: "members" } });
  await db.curriculumMember.create({ data: { curriculumId, userId: operator.userId } });
  newRequest();
  // A token notes when it is first used.
  await pageActor("read");
});
afterAll(() => db.$disconnect());
beforeEach(newRequest);

function newRequest() {
  request.headers = new Headers({ authorization: `Bearer ${token}` });
}

async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const before = queries;
  await work();
  return queries - before;
}

it("a layout, a page and its title ask the database who looks at them once", async () => {
  const one = await queriesOf(() => pageActor("read", { curriculumId }));
  expect(one).toBeGreaterThan(0);
  newRequest();
  const all = () =>
    Promise.all([
      pageActor("read"),
      pageActor("read", { curriculumId }),
      pageActor("read", { curriculumId }),
    ]);
  expect(await queriesOf(all)).toBe(one);
});

it("another curriculum and another permission are questions of their own", async () => {
  const other = await createCurriculumRow(db);
  await db.curriculum.update({ where: { id: other.id }, data: { access: "members" } });
  await pageActor("read", { curriculumId });
  await expect(pageActor("read", { curriculumId: other.id })).rejects.toThrow("forbidden");
  await expect(pageActor("users")).rejects.toThrow("forbidden");
});

it("who is no member any more is refused at the next request", async () => {
  await pageActor("read", { curriculumId });
  await db.curriculumMember.deleteMany({ where: { curriculumId } });
  newRequest();
  await expect(pageActor("read", { curriculumId })).rejects.toThrow("forbidden");
});
