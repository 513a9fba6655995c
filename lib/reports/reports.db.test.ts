import { constants, inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { recordAudit } from "@/lib/audit";
import { systemActor } from "@/lib/auth/actor";
import { createCurriculum } from "@/lib/curriculum";
import { type Database, database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { messages } from "@/lib/language/messages";
import { translateTo } from "@/lib/language/translate";
import { launchRun } from "@/lib/runs";
import { seedBundled } from "@/prisma/seed";
import { curriculumReport, modelCard, reportAnswer, runReport, writingIn } from ".";
import { reportHtml } from "./html";
import { reportPdf } from "./pdf";
import { heading, type Part, paragraph, type Report, table } from "./report";
import type { Writing } from "./writing";

const now = new Date("2026-11-25T12:00:00Z");
const filed = { about: [], writtenAt: now };
const english = writingIn("en");
const japanese = writingIn("ja");
const name = `<script>alert("1")</script> & co`;

async function curriculum(db: Database): Promise<string> {
  await seedBundled(db);
  const known = await db.curriculum.findFirst({ where: { name } });
  return known?.id ?? (await createCurriculum(db, systemActor("test"), { name, roots: "x^2" })).id;
}

it("writes a curriculum's report and a model's card, in which nobody's text is markup", async () => {
  const db = database();
  const id = await curriculum(db);
  const report = reportHtml(await curriculumReport(db, id, now, english));
  expect(report).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co");
  expect(report).not.toContain("<script");
  expect(report).toContain("Report of 25 Nov 2026, 12:00:00 UTC");
  expect(report).toContain("<h2>Cost</h2>");
  const version = await db.modelVersion.findFirstOrThrow();
  const card = reportHtml(await modelCard(db, version.id, now, english));
  expect(card).toContain("<h1>Built-in rule policy v1</h1>");
  expect(card).toContain("it is as it came");
  await expect(curriculumReport(db, "nowhere", now, english)).rejects.toMatchObject({ code: "not-found" });
});

it("writes a run's report: what was asked, by whom, and where it stands", async () => {
  const db = database();
  const curriculumId = await curriculum(db);
  const { id: modelVersionId } = await db.modelVersion.findFirstOrThrow();
  const asked = { stage: "verify", curriculumId, modelVersionId, seed: "a seed of its own" } as const;
  const run = await launchRun(db, systemActor("test"), { ...asked, config: { samplesPerProblem: 3 } });
  await db.metric.createMany({
    data: [
      { name: "pass@1/Substitution", step: 0, value: 0.5 },
      { name: "solve_rate/level_2", step: 1, value: 0.25 },
      { name: "completions/mean_length", step: 1, value: 7 },
      { name: "their_own", step: 1, value: 8 },
    ].map((metric) => ({ runId: run.id, ...metric })),
  });
  const report = await runReport(db, run.id, now, english);
  const text = JSON.stringify(report);
  for (const said of ["a seed of its own", "Samples per problem", "It is queued", "Waits for a worker", name])
    expect(text).toContain(JSON.stringify(said).slice(1, -1));
  const inJapanese = reportHtml(await runReport(db, run.id, now, japanese));
  expect(inJapanese).toContain("検証の実行");
  expect(inJapanese).toContain("待機中、");
  expect(inJapanese).not.toContain("Waits for a worker");
  expect(inJapanese).toContain("<td>組み込みのルールベース方策 v1</td>");
  for (const { name, value } of [
    { name: "問題ごとの解答数", value: "3" },
    { name: "手数の上限", value: "10" },
  ])
    expect(inJapanese).toContain(`<td>${name}</td><td>${value}</td>`);
  for (const metric of ["レベル2の正答率", "解答の平均の長さ", "their_own"])
    expect(inJapanese).toContain(`<td>${metric}</td><td>1</td>`);
  expect(inJapanese).toMatch(/<td>正解率: [^a-z<]+<\/td><td>0<\/td>/);
});

it("names who launched and decided as the audit log does, levels and times as the pages do", async () => {
  const db = database();
  const curriculumId = await curriculum(db);
  const { id: modelVersionId, modelId } = await db.modelVersion.findFirstOrThrow();
  const commandLine = systemActor("command line");
  const asked = { stage: "verify", curriculumId, modelVersionId, config: {} } as const;
  const run = await launchRun(db, commandLine, asked);
  const subject = `curriculum:${curriculumId}`;
  await recordAudit(db, { actor: commandLine, action: "checkpoint.policy-applied", subject, changes: {} });
  const version = await db.modelVersion.create({
    data: { modelId, number: 2, producedByRunId: run.id, location: "nowhere" },
  });
  const written = async (writing: Writing) => [
    reportHtml(await runReport(db, run.id, now, writing)),
    reportHtml(await modelCard(db, version.id, now, writing)),
    reportHtml(await curriculumReport(db, curriculumId, now, writing)),
  ];
  const [report, card, ofCurriculum] = await written(english);
  expect(report).toContain("<td>Asked for by</td><td>the command line</td>");
  expect(report).toMatch(/<td>Asked for at<\/td><td>\d+ \w+ \d{4}, [\d:]{8} UTC<\/td>/);
  expect(card).toContain("asked for by the command line;");
  expect(ofCurriculum).toContain("<td>policy applied</td><td>the command line</td>");
  expect(ofCurriculum).toContain("<tr><td>Roots</td>");
  const [reportJa, cardJa, curriculumJa] = await written(japanese);
  expect(reportJa).toContain("<td>指示した人</td><td>コマンドライン</td>");
  expect(cardJa).toContain("指示した人はコマンドライン、");
  expect(curriculumJa).toContain("<td>方針を適用</td><td>コマンドライン</td>");
  expect(curriculumJa).toContain("<tr><td>根</td>");
  expect(JSON.stringify(messages.ja.reports.card)).not.toContain("正答率");
  await db.modelVersion.delete({ where: { id: version.id } });
});

it("names what ships in the reader's language, as long as nobody renames it", async () => {
  const db = database();
  await seedBundled(db);
  const inJapanese = (text: string) => shownName(translateTo("ja"), text);
  const model = await db.model.findFirstOrThrow();
  const benchmark = await db.benchmark.findFirstOrThrow();
  const { name: shipped } = await db.curriculum.findFirstOrThrow({ where: { name: { not: name } } });
  expect(inJapanese(model.name)).toBe("組み込みのルールベース方策");
  expect(inJapanese(shipped)).toBe("学部レベルの積分");
  expect([benchmark.name, benchmark.description].map(inJapanese).join()).not.toMatch(/[a-z]/);
});

it("writes a curriculum's report in Japanese", async () => {
  const db = database();
  const report = reportHtml(await curriculumReport(db, await curriculum(db), now, japanese));
  expect(report).toContain('<html lang="ja">');
  expect(report).toContain("<p>Ladderboardが2026/11/25 12:00:00 UTCに作成したレポートです。</p>");
  expect(report).toContain("<h2>費用</h2>");
  expect(report).toContain("<td>長さ（文字数）</td><td>根の問題</td><td>コルモゴロフ–スミルノフ検定</td>");
  expect(report).toContain("<p>なし</p>");
  const version = await db.modelVersion.findFirstOrThrow();
  const card = reportHtml(await modelCard(db, version.id, now, japanese));
  expect(card).toContain("ここでは学習していません。導入時のままです。");
  expect(card).not.toMatch(/<(h2|th)[^>]*>[A-Za-z ]+</);
});

it("answers with a report in the language that the browser asks for", async () => {
  const db = database();
  const id = await curriculum(db);
  const asked = async (language: string) => {
    const headers = { "accept-language": language };
    const request = new Request("http://localhost/report", { headers });
    const answer = await reportAnswer(request, (one) => curriculumReport(db, id, now, one));
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="ladderboard-report-script-alert-1-script-co-2026-11-25.html"',
    );
    return answer.text();
  };
  expect(await asked("ja-JP,ja;q=0.9,en;q=0.8")).toContain("<h2>アラート</h2>");
  expect(await asked("en-GB")).toContain("<h2>Alerts</h2>");
});

it("writes a report as PDF too, with a glyph for each of its characters", async () => {
  const db = database();
  const report = await curriculumReport(db, await curriculum(db), now, japanese);
  const pdf = Buffer.from(await reportPdf(report));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.subarray(-6).toString()).toContain("%%EOF");
  expect(pdf.toString("latin1")).toContain("NotoSansJP");
  const written = embeddedCharacters(pdf);
  expect([...new Set(textOf(report))].filter((one) => one !== " " && !written.has(one))).toEqual([]);
});

it("no text of a Japanese report lacks a glyph in a PDF", async () => {
  const { reports, monitor, diversity, techniques } = messages.ja;
  const { says, properties, tests, roots } = diversity;
  const texts = JSON.stringify([reports, monitor.signals, says, properties, tests, roots, techniques]);
  const report = { language: "ja", title: "報告", ...filed, parts: [paragraph(texts)] } as const;
  const written = embeddedCharacters(Buffer.from(await reportPdf(report)));
  expect([...new Set(texts)].filter((one) => one !== " " && !written.has(one))).toEqual([]);
});

it("rarer kanji and mathematical signs have their glyphs in a PDF, which stays small", async () => {
  const signs = "齟齬鬱髙﨑∫√∞∑≤≠αΩЖ⟨ℝ→～①㈱ｶﾞé";
  for (const parts of [[paragraph(signs)], [table([signs], [])], [heading(signs)]]) {
    const pdf = Buffer.from(await reportPdf({ language: "ja", title: signs, ...filed, parts }));
    const written = embeddedCharacters(pdf);
    expect([...signs].filter((one) => !written.has(one))).toEqual([]);
    expect(pdf.length).toBeLessThan(100_000);
  }
});

it("what no font has stands as a geta mark, and what is unseen is left out", async () => {
  const parts = [paragraph("a\u{1F600}b\uFE0Fc\u200Dd")];
  const pdf = await reportPdf({ language: "ja", title: "題", ...filed, parts });
  const written = [...embeddedCharacters(Buffer.from(pdf))].filter((one) => one > " ");
  expect(written.sort().join("")).toBe("/1abcd〓題");
});

/** What stands in a PDF. */
const textOf = ({ title, parts }: Report): string =>
  [title, ...parts.flatMap((part) => (part.kind === "table" ? tableText(part) : part.text))].join("");
const tableText = ({ columns, rows }: Extract<Part, { kind: "table" }>) => [columns, rows].flat(2).join("");

/** The characters whose glyphs a PDF embeds, from the tables by which a reader copies its text. */
function embeddedCharacters(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (const { index } of pdf.toString("latin1").matchAll(/stream\r?\n/g)) {
    const from = pdf.indexOf("\n", index) + 1;
    const table = inflated(pdf.subarray(from)).toString("latin1");
    if (!table.includes("beginbfrange")) continue;
    for (const [, codes = ""] of table.matchAll(/\[([^\]]*)\]/g))
      for (const [, code = ""] of codes.matchAll(/<([0-9a-f ]+)>/gi))
        for (const one of Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le"))
          found.add(one);
  }
  return found;
}

function inflated(stream: Buffer): Buffer {
  try {
    return inflateSync(stream, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
