import { createHash } from "node:crypto";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createProblemRow } from "@/lib/db/testing/fixtures";
import type { Language } from "@/lib/language/languages";
import { approvedProblems, decide } from "@/lib/review";
import { personWith, until } from "@/lib/runs/testing";
import { writeSnapshot } from "@/lib/runs/write-snapshot";
import { exportArchive, exportCurriculum, exportRequestSchema, requireExportable } from ".";
import { cell } from "./encodings";

type Person = Actor & { kind: "person" };
type Asked = Parameters<typeof exportRequestSchema.parse>[0];
let db: Database;
let ada: Person;
let curriculumId: string;
const roots: string[] = [];
/** Approved problems, by id. */
const approved = new Map<string, { root: string; level: number }>();

beforeAll(async () => {
  db = database();
  ada = await personWith(db, "reviewer");
  curriculumId = (await createCurriculumRow(db)).id;
  for (let tree = 0; tree < 8; tree++) {
    const root = await createProblemRow(db, curriculumId);
    roots.push(root.id);
    const ids = [root.id];
    for (let variant = 0; variant < 3; variant++)
      ids.push((await createProblemRow(db, curriculumId, ids[variant % 2]!)).id);
    for (const [place, problemId] of ids.entries()) {
      if (place === 3) continue;
      await decide(db, ada, { problemId, decision: "approve" });
      approved.set(problemId, { root: root.id, level: place });
    }
  }
});

async function exported(asked: Asked, language?: Language): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const request = exportRequestSchema.parse(asked);
  for await (const { path, content } of exportCurriculum(
    db,
    systemActor("test"),
    curriculumId,
    request,
    language,
  )) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    files.set(path, Buffer.concat(pieces));
  }
  return files;
}

const lines = (file: Buffer | undefined) =>
  (file ?? Buffer.alloc(0))
    .toString("utf8")
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const parquetRows = (file: Buffer | undefined) => {
  const bytes = file ?? Buffer.alloc(0);
  return parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  });
};
const manifestIn = (files: Map<string, Buffer>) => JSON.parse(files.get("manifest.json")!.toString("utf8"));

describe("an export", () => {
  it("holds what was approved and nothing else, with who approved it", async () => {
    const files = await exported({ format: "jsonl" });
    const rows = lines(files.get("problems.jsonl"));
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(approved.keys()));
    expect(rows[0]).toMatchObject({
      parentId: null,
      level: 0,
      reviews: [{ by: ada.name, decision: "approve" }],
    });
    expect(lines((await exported({ format: "jsonl", scope: "all" })).get("problems.jsonl"))).toHaveLength(32);
  });

  it("carries the hash of every file, and the same hash of what was approved in every format", async () => {
    const hashes = new Set<string>();
    for (const format of ["jsonl", "parquet", "csv", "hf", "trl", "verl", "openai"]) {
      const files = await exported({ format, testShare: 0.25 });
      const { approved: what, files: listed } = manifestIn(files);
      hashes.add(what.contentHash);
      expect(what.by).toMatchObject([{ by: ada.name, problems: approved.size }]);
      for (const { path, sha256, bytes } of listed) {
        const content = files.get(path)!;
        expect([sha256, bytes]).toEqual([createHash("sha256").update(content).digest("hex"), content.length]);
      }
    }
    expect(hashes.size).toBe(1);
  });

  it.each([0, 0.5])(
    "has the hash of a training run's snapshot, and files to work it out from: %d on the test side",
    async (testShare) => {
      // "~" sorts last byte by byte, and first in most languages.
      await db.$executeRaw`
      UPDATE problem SET statement = CASE WHEN md5(id) < '8' THEN '~' ELSE 'x' END || md5(id) WHERE curriculum_id = ${curriculumId}`;
      const files = await exported({ format: "jsonl", testShare, scope: "all" });
      const trained = await approvedProblems(db, curriculumId);
      await db.problem.updateMany({ where: { curriculumId }, data: { statement: "x" } });
      const { contentHash } = manifestIn(files).approved;
      const snapshot = await db.snapshot.findUniqueOrThrow({
        where: { id: await db.$transaction((tx) => writeSnapshot(tx, curriculumId, trained)) },
      });
      expect(contentHash).toBe(snapshot.contentHash);
      const again = createHash("sha256");
      for (const { id, level, statement } of ["problems.jsonl", "problems-test.jsonl"]
        .flatMap((path) => lines(files.get(path)))
        .filter(({ reviewState }) => reviewState === "approved")
        .sort((a, b) => b.level - a.level || (a.statement < b.statement ? -1 : 1)))
        again.update(`${JSON.stringify([id, level, statement])}\n`);
      expect(contentHash).toBe(again.digest("hex"));
    },
  );

  it.each([0.01, 0.2, 0.5, 0.9])("puts no tree on both sides: %d on the test side", async (testShare) => {
    const files = await exported({ format: "jsonl", testShare, seed: `seed ${testShare}` });
    const train = lines(files.get("problems.jsonl"));
    const test = lines(files.get("problems-test.jsonl"));
    const trees = (rows: { rootId: string }[]) => new Set(rows.map(({ rootId }) => rootId));
    expect([...trees(train)].filter((root) => trees(test).has(root))).toEqual([]);
    expect(train.length + test.length).toBe(approved.size);
    expect(trees(test).size).toBe(Math.min(7, Math.max(1, Math.round(testShare * 8))));
    for (const { id, rootId } of [...train, ...test]) expect(approved.get(id)?.root).toBe(rootId);
  });

  it("writes verl's five columns, nested as its documentation has them", async () => {
    const [first] = await parquetRows((await exported({ format: "verl" })).get("train.parquet"));
    expect(Object.keys(first!)).toEqual(["data_source", "prompt", "ability", "reward_model", "extra_info"]);
    expect(first).toMatchObject({
      prompt: [{ role: "system" }, { role: "user", content: expect.stringContaining("x") }],
      reward_model: { style: "rule", ground_truth: "x" },
      extra_info: { split: "train", index: 0, level: 0, approved_by: [ada.name] },
    });
  });

  it("writes TRL's prompt-only and OpenAI's messages, which end with the user's", async () => {
    const [trl] = lines((await exported({ format: "trl" })).get("train.jsonl"));
    expect(trl.prompt.at(-1)).toMatchObject({ role: "user" });
    expect(trl).toMatchObject({ ground_truth: "x", level: 0 });
    const files = await exported({ format: "openai", testShare: 0.2 });
    for (const path of ["train.jsonl", "validation.jsonl"]) {
      const [row] = lines(files.get(path));
      expect(row.messages.at(-1).role).toBe("user");
    }
    expect(exportRequestSchema.safeParse({ format: "openai" }).success).toBe(false);
    expect(exportRequestSchema.safeParse({ format: "trl", scope: "all" }).success).toBe(false);
  });

  it("writes the Hugging Face layout with a card that names the splits", async () => {
    const files = await exported({ format: "hf", testShare: 0.25 });
    expect([...files.keys()]).toEqual([
      "data/train-00000-of-00001.parquet",
      "data/test-00000-of-00001.parquet",
      "README.md",
      "manifest.json",
    ]);
    const card = files.get("README.md")!.toString("utf8");
    const rows = await parquetRows(files.get("data/test-00000-of-00001.parquet"));
    expect(card).toContain(
      `- name: test\n    num_bytes: ${files.get("data/test-00000-of-00001.parquet")!.length}\n    num_examples: ${rows.length}`,
    );
  });

  it("writes the card in the reader's language, with how many people approved and how many the policy", async () => {
    const [id = ""] = approved.keys();
    const byAda = await db.review.findFirstOrThrow({ where: { problemId: id } });
    await db.review.delete({ where: { id: byAda.id } });
    await db.review.create({ data: { problemId: id, byPolicy: true, decision: "approve" } });
    await db.problem.update({ where: { id }, data: { reviewState: "approved" } });
    const origin = async (language?: Language) =>
      (await exported({ format: "hf" }, language)).get("README.md")!.toString("utf8");
    const people = approved.size - 1;
    expect(await origin()).toContain(
      `Approved problems: ${approved.size}; 1 by the checkpoint policy, ${people} by people, whom \`approved_by\` names.`,
    );
    expect(await origin("ja")).toMatch(
      new RegExp(`1問はチェックポイントの方針、${people}問は人が承認しました。[^]*: \`[0-9a-f]{64}\`$`, "m"),
    );
    await db.review.deleteMany({ where: { problemId: id } });
    await decide(db, ada, { problemId: id, decision: "approve" });
  });

  it("leaves out what a benchmark holds, where it is for training", async () => {
    const [[id = ""] = []] = approved;
    const { canonicalHash } = await db.problem.findUniqueOrThrow({ where: { id } });
    const formula = { statement: "x", latex: "x", canonical: "x", canonicalHash };
    const benchmark = await db.benchmark.create({
      data: {
        name: "Held out later",
        domain: "integration",
        problems: { create: [{ ...formula, position: 0, technique: "power", source: "test" }] },
      },
    });
    expect(lines((await exported({ format: "trl" })).get("train.jsonl"))).toHaveLength(approved.size - 1);
    expect(lines((await exported({ format: "jsonl" })).get("problems.jsonl"))).toHaveLength(approved.size);
    await db.benchmark.delete({ where: { id: benchmark.id } });
  });

  it("is in the audit log, with the hash", async () => {
    const { approved: what } = manifestIn(await exported({ format: "jsonl" }));
    const last = await db.auditEntry.findFirst({
      where: { action: "curriculum.exported" },
      orderBy: { id: "desc" },
    });
    expect(JSON.parse(last!.payload).changes).toMatchObject({
      contentHash: what.contentHash,
      problems: approved.size,
    });
  });

  it("gives its connection back when nobody reads on", async () => {
    const request = exportRequestSchema.parse({ format: "jsonl" });
    const reader = exportArchive(
      exportCurriculum(db, systemActor("test"), curriculumId, request),
    ).getReader();
    await reader.read();
    await reader.read();
    expect(await openSnapshots()).toBe(1);
    await reader.cancel();
    await until(async () => (await openSnapshots()) === 0);
  });

  it("of nothing says so before it begins", async () => {
    const { id } = await createCurriculumRow(db);
    await expect(requireExportable(db, id, exportRequestSchema.parse({}))).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(requireExportable(db, "nowhere", exportRequestSchema.parse({}))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

/** Transactions of others: an export's, and nobody else's here. */
async function openSnapshots(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`;
  return row!.count;
}

describe("a cell of CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+x", "'+x"],
    ["-x^2", "'-x^2"],
    ["@sum", "'@sum"],
    ["\t=1", "'\t=1"],
    ['say "x", y', '"say ""x"", y"'],
    ["=a\nb", '"\'=a\nb"'],
    [-3, "-3"],
    [null, ""],
    [["a", "b"], '"[""a"",""b""]"'],
  ])("%j is written as %j", (value, written) => {
    expect(cell(value)).toBe(written);
  });
});
