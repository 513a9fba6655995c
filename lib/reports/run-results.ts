import { accuracies } from "@/lib/benchmarks";
import { wilsonInterval } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { transformationWords } from "@/lib/language/library-words";
import {
  evaluateResult,
  generateResult,
  type runDetail,
  runMetrics,
  trainResult,
  ttrlResult,
  verifyResult,
} from "@/lib/runs";
import { type Part, paragraph, table } from "./report";
import type { Writing } from "./writing";

type Run = Awaited<ReturnType<typeof runDetail>>;
type Result = (db: Database, writing: Writing, run: Run) => Promise<Part[]>;

/** What a run made, by its stage, from what its page shows; nothing before it has made anything. */
export const resultParts: Result = async (db, writing, run) =>
  run.unitsDone === 0 ? [] : results[run.stage](db, writing, run);

const generated: Result = async (db, { t, text, level }, { id }) => {
  const { written, duplicates, heldOut, unreadable, byLevel, byTransformation } = await generateResult(
    db,
    id,
  );
  return [
    table(
      [],
      [
        [t("reports.run.proposed"), written + duplicates + heldOut + unreadable],
        [t("runs.generated.written"), written],
        [t("runs.generated.duplicates"), duplicates],
        [t("runs.generated.heldOut"), heldOut],
        [t("runs.generated.unreadable"), unreadable],
      ],
    ),
    table(
      [t("reports.run.level"), t("runs.generated.written")],
      byLevel.map((one) => [level(one.level), one.count]),
    ),
    table(
      [t("reports.run.transformation"), t("runs.generated.written")],
      byTransformation.map(({ transformation, count }) => [text(transformationWords(transformation)), count]),
    ),
  ];
};

const verified: Result = async (db, { t, level, percent, range }, { id }) => {
  const { solveRates, byLevel } = await verifyResult(db, id);
  return [
    table(
      [],
      [
        [t("runs.verified.measured"), solveRates.length],
        [t("runs.verified.solvedOnce"), solveRates.filter((rate) => rate > 0).length],
        [t("runs.verified.alwaysSolved"), solveRates.filter((rate) => rate === 1).length],
      ],
    ),
    table(
      (["level", "attempts", "undecided", "solveRate", "interval"] as const).map((one) =>
        t(`reports.run.${one}`),
      ),
      byLevel.map((one) => {
        const attempts = one.verified + one.refuted + one.undecided;
        const rate = attempts === 0 ? null : one.verified / attempts;
        return [
          level(one.level),
          attempts,
          one.undecided,
          percent(rate),
          range(wilsonInterval(one.verified, attempts)),
        ];
      }),
    ),
  ];
};

const trained: Result = async (db, { t, number }, run) => {
  const [{ rollouts, rolloutsSaved }, metrics] = await Promise.all([
    trainResult(db, run.id),
    runMetrics(db, run.id),
  ]);
  const rewards = metrics.find(({ name }) => name === "reward")?.points ?? [];
  return [
    ...run.modelVersions.map((version) => paragraph(t("reports.run.made", { number: version.number }))),
    table(
      [],
      [
        ...(rewards.length > 0
          ? [
              [t("reports.run.firstReward"), number(rewards[0]!.value, 3)] as const,
              [t("reports.run.lastReward"), number(rewards.at(-1)!.value, 3)] as const,
            ]
          : []),
        [t("runs.trained.rollouts"), rollouts],
        [t("runs.trained.saved"), rolloutsSaved],
      ],
    ),
  ];
};

const evaluated: Result = async (db, { t, percent, range }, { id }) => {
  const [problems, [accuracy]] = await Promise.all([
    evaluateResult(db, id),
    accuracies(db, { runIds: [id] }),
  ]);
  const solved = problems.filter((one) => one.verified > 0).length;
  return [
    table(
      [],
      [
        ...(accuracy
          ? [
              [t("runs.evaluated.passAt1"), percent(accuracy.passAt1)] as const,
              [t("reports.run.interval"), range(accuracy)] as const,
            ]
          : []),
        [t("runs.evaluated.solvedOnce"), t("runs.countOf", { count: solved, total: problems.length })],
      ],
    ),
  ];
};

const learned: Result = async (db, { t, percent }, { id }) => {
  const all = (await ttrlResult(db, id)).map(({ result }) => result);
  const learnedFrom = all.filter(({ outcome }) => outcome === "learned");
  const total = learnedFrom.length;
  if (total === 0) return [];
  const mean = (of: (one: (typeof learnedFrom)[number]) => number | undefined) =>
    percent(learnedFrom.reduce((sum, one) => sum + (of(one) ?? 0), 0) / total);
  const solved = learnedFrom.filter(({ solvedAtStep = null }) => solvedAtStep !== null).length;
  return [
    table(
      [],
      [
        [t("runs.learned.solved"), t("runs.countOf", { count: solved, total })],
        [t("reports.run.passAt1Before"), mean((one) => one.passAt1Before)],
        [t("reports.run.passAt1After"), mean((one) => one.passAt1After)],
        [t("runs.learned.rollouts"), learnedFrom.reduce((sum, { rollouts = 0 }) => sum + rollouts, 0)],
      ],
    ),
  ];
};

const results: Readonly<Record<Run["stage"], Result>> = {
  generate: generated,
  verify: verified,
  train: trained,
  evaluate: evaluated,
  ttrl: learned,
};
