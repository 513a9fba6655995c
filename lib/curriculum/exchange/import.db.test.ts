import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow } from "@/lib/db/testing/fixtures";
import { inEnglish } from "@/lib/language/in-english";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { decide } from "@/lib/review";
import { personWith } from "@/lib/runs/testing";
import { exportCurriculum, exportRequestSchema, importProblems, jsonLinesOf, readLines } from ".";

const actor = systemActor("test");
let db: Database;
let curriculumId: string;

beforeEach(async () => {
  db = database();
  curriculumId = (await createCurriculumRow(db)).id;
});

async function* bytes(text: string, pieceLength = 7) {
  const all = new TextEncoder().encode(text);
  for (let at = 0; at < all.length; at += pieceLength) yield all.slice(at, at + pieceLength);
}

const linesOf = (rows: readonly (object | string)[]) =>
  jsonLinesOf(
    bytes(rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n"), 4096),
  );
const take = (rows: readonly (object | string)[], onBroken: "nothing" | "rest" = "rest") =>
  importProblems(db, actor, curriculumId, linesOf(rows), onBroken);
const problems = () =>
  db.problem.findMany({
    where: { curriculumId },
    select: { statement: true, level: true, parent: { select: { statement: true } }, reviewState: true },
    orderBy: [{ level: "asc" }, { statement: "asc" }],
  });

type Broken = Awaited<ReturnType<typeof take>>["broken"];
const inEnglishAll = (broken: Broken) =>
  broken.map(({ line, message }) => ({ line, message: inEnglish(message) }));

describe("an import", () => {
  it("puts trees together, whatever the order of the lines", async () => {
    const report = await take([
      { id: "c", parentId: "b", statement: "x" },
      {
        id: "b",
        parentId: "a",
        statement: "x^2",
        transformations: ["lower-exponent"],
        intendedDifficulty: "easier",
      },
      "",
      { id: "a", statement: "x^3" },
      { statement: "sin(x)" },
    ]);
    expect(report).toEqual({ lines: 4, added: 4, roots: 2, passedOver: 0, broken: [] });
    expect(await problems()).toMatchObject([
      { statement: "sin(x)", level: 0 },
      { statement: "x^3", level: 0 },
      { statement: "x^2", level: 1, parent: { statement: "x^3" } },
      { statement: "x", level: 2, parent: { statement: "x^2" }, reviewState: "pending" },
    ]);
  });

  it("passes over what is there, and hangs variants below it", async () => {
    await take([{ statement: "x^3" }]);
    const report = await take([
      { id: "a", statement: "x*x*x" },
      { id: "again", statement: "x^3" },
      { id: "b", parentId: "again", statement: "x^2" },
      { id: "c", parentId: "b", statement: "2*x" },
      { id: "d", parentId: "c", statement: "x^2" },
      { id: "e", parentId: "d", statement: "5*x" },
    ]);
    expect(report).toEqual({ lines: 6, added: 3, roots: 0, passedOver: 3, broken: [] });
    expect(await problems()).toMatchObject([
      { statement: "x^3" },
      { statement: "x^2", parent: { statement: "x^3" } },
      { statement: "2*x", parent: { statement: "x^2" } },
      { statement: "5*x", parent: { statement: "x^2" } },
    ]);
  });

  it.each([
    ["no JSON", ['{"statement": '], 1, /no JSON/],
    ["no object", ["[1]"], 1, /It is no object/],
    ["no statement", [{ id: "a" }], 1, /needs a statement/],
    ["a formula that cannot be read", [{ statement: "x +" }], 1, /at character 4/],
    ["a prototype key", ['{"statement": "x", "__proto__": {"admin": true}}'], 1, /key __proto__/],
    ["a prototype key within", ['{"statement": "x", "extra": [{"constructor": 1}]}'], 1, /key constructor/],
    [
      "an id given twice",
      [
        { id: "a", statement: "x" },
        { id: "a", statement: "x^2" },
      ],
      2,
      /The id a is that of line 1/,
    ],
    ["a parent that is nowhere", [{ statement: "x", parentId: "b" }], 1, /Its parent b is neither/],
    ["its own parent", [{ id: "a", parentId: "a", statement: "x" }], 1, /circle: line 1 → 1\./],
    [
      "a second root of a tree",
      [
        { id: "a", rootId: "a", statement: "x" },
        { id: "b", rootId: "a", statement: "x^2" },
      ],
      2,
      /a tree has one root/,
    ],
    ["another kind of value", [{ statement: 5 }], 1, /needs a statement/],
    ["another kind of id", [{ statement: "x", rootId: 5 }], 1, /rootId is text/],
    ["no list", [{ statement: "x", transformations: "lower-exponent" }], 1, /transformations is a list/],
    [
      "an unknown difficulty",
      [{ statement: "x", intendedDifficulty: "hard" }],
      1,
      /is easier, equivalent or/,
    ],
    ["too long a line", [{ statement: "x", latex: "y".repeat(300_000) }], 1, /longer than 256 kB/],
  ])("names the line with %s, and keeps or refuses the rest as chosen", async (_, bad, line, message) => {
    const rows = [...bad, { statement: "cos(x)" }];
    const refused = take(rows, "nothing");
    await expect(refused).rejects.toMatchObject({ code: "invalid", fields: [{ field: `line ${line}` }] });
    await expect(refused).rejects.toMatchObject({ fields: [{ message: expect.stringMatching(message) }] });
    expect(await problems()).toEqual([]);
    const report = await take(rows, "rest");
    expect(inEnglishAll(report.broken)).toEqual([{ line, message: expect.stringMatching(message) }]);
    inJapanese(report.broken[0]!.message);
    expect(report.added).toBe(rows.length - 1);
  });

  it("tells a circle of parents from what hangs below it and below a broken line", async () => {
    const { broken, added } = await take([
      { id: "a", parentId: "c", statement: "x" },
      { id: "b", parentId: "a", statement: "x^2" },
      { id: "c", parentId: "b", statement: "x^3" },
      { id: "d", parentId: "c", statement: "x^4" },
      { id: "e", statement: "x +" },
      { id: "f", parentId: "g", statement: "x^5" },
      { id: "g", parentId: "nowhere", statement: "x^6" },
      { statement: "x^7" },
    ]);
    expect(added).toBe(1);
    expect(Object.fromEntries(inEnglishAll(broken).map(({ line, message }) => [line, message]))).toEqual({
      1: "Its parents go in a circle: line 1 → 3 → 2 → 1.",
      2: "Its parents go in a circle: line 2 → 1 → 3 → 2.",
      3: "Its parents go in a circle: line 3 → 2 → 1 → 3.",
      4: "It descends from parents that go in a circle.",
      5: expect.stringContaining("at character 4"),
      6: "It descends from line 7, which cannot be imported.",
      7: "Its parent nowhere is neither on a line nor in the curriculum.",
    });
  });

  it("reports each of 1 % broken lines and keeps the other 99 %", async () => {
    const rows = Array.from({ length: 3000 }, (_, n) =>
      n % 100 === 7
        ? `{"statement": "x^${n} +"}`
        : {
            id: `p${n}`,
            parentId: n % 10 === 0 || n % 100 < 10 ? null : `p${n - (n % 10)}`,
            statement: `${n + 2}*x`,
          },
    );
    const report = await take(rows);
    expect(report).toMatchObject({ lines: 3000, added: 2970, passedOver: 0 });
    expect(report.broken.map(({ line }) => line)).toEqual(Array.from({ length: 30 }, (_, n) => n * 100 + 8));
    expect(await db.problem.count({ where: { curriculumId } })).toBe(2970);
  });

  it("refuses what a benchmark holds", async () => {
    await take([{ statement: "x*atan(x)" }]);
    const { canonicalHash } = await db.problem.findFirstOrThrow({ where: { curriculumId } });
    await db.problem.deleteMany({ where: { curriculumId } });
    const formula = { statement: "x*atan(x)", latex: "x", canonical: "x", canonicalHash };
    await db.benchmark.create({
      data: {
        name: "Held",
        domain: "integration",
        problems: { create: [{ ...formula, position: 0, technique: "parts", source: "test" }] },
      },
    });
    const { broken, added } = await take([
      { id: "a", statement: "x*atan(x)" },
      { statement: "x", parentId: "a" },
    ]);
    expect(added).toBe(0);
    expect(inEnglishAll(broken).map(({ message }) => message)).toEqual([
      "It belongs to a benchmark and is never trained on.",
      "It descends from line 1, which cannot be imported.",
    ]);
  });

  it("cuts lines right wherever the pieces of a file end", async () => {
    const text = '{"statement": "∫ä"}\n\n{"statement": "x"}\r\n{"statement": "x^2"}';
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (pieceLength) => {
        const seen = [];
        for await (const line of jsonLinesOf(bytes(text, pieceLength))) seen.push(line);
        expect(seen).toEqual([
          { line: 1, value: { statement: "∫ä" } },
          { line: 3, value: { statement: "x" } },
          { line: 4, value: { statement: "x^2" } },
        ]);
      }),
    );
  });

  it.each(["jsonl", "parquet"])("takes back the trees that an export wrote as %s", async (format) => {
    const ada = await personWith(db, "reviewer");
    await take([
      { id: "a", statement: "x^3" },
      {
        id: "b",
        parentId: "a",
        statement: "x^2",
        transformations: ["lower-exponent"],
        intendedDifficulty: "easier",
      },
      { id: "c", parentId: "b", statement: "x" },
    ]);
    for (const { id } of await db.problem.findMany({ where: { curriculumId } }))
      await decide(db, ada, { problemId: id, decision: "approve" });
    const before = (await problems()).map((problem) => ({ ...problem, reviewState: "pending" }));
    const file = join(mkdtempSync(join(tmpdir(), "ladderboard-import-")), `problems.${format}`);
    for await (const { path, content } of exportCurriculum(
      db,
      actor,
      curriculumId,
      exportRequestSchema.parse({ format }),
    )) {
      const pieces: Uint8Array[] = [];
      for await (const piece of content) pieces.push(piece);
      if (path.startsWith("problems")) writeFileSync(file, Buffer.concat(pieces));
    }
    curriculumId = (await createCurriculumRow(db)).id;
    expect(await importProblems(db, actor, curriculumId, readLines(file), "nothing")).toMatchObject({
      added: 3,
      roots: 1,
    });
    // A decision is a person's: it does not travel.
    expect(await problems()).toEqual(before);
  });
});
