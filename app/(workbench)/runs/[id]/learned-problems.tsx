import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/lib/db";
import { type runDetail, ttrlResult } from "@/lib/runs";
import { Sparkline } from "@/lib/ui/charts";
import {
  absent,
  Badge,
  type Column,
  DataTable,
  Duration,
  type Formats,
  formatsFor,
  Percent,
  useFormats,
} from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { Section, Stat, StatRow } from "@/lib/ui/layout";
import { DerivationPair, tellingAttempt } from "../../derivation";

type Run = Awaited<ReturnType<typeof runDetail>>;
type Row = Awaited<ReturnType<typeof ttrlResult>>[number];

/** What learning at test time gave and cost: in all, for each problem, and one problem's derivations before and after. */
export async function LearnedProblems({ run }: { run: Run }) {
  const rows = await ttrlResult(database(), run.id);
  if (rows.length === 0) return null;
  const t = await getTranslations("runs.learned");
  const countOf = await getTranslations("runs");
  const { number } = formatsFor(await getLocale());
  const learned = rows.filter(({ result }) => result.outcome === "learned").map(({ result }) => result);
  const sum = (pick: (one: (typeof learned)[number]) => number | undefined) =>
    learned.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const solved = learned.filter(({ solvedAtStep }) => solvedAtStep !== null).length;
  const compared = learned.filter(({ plainVerified }) => plainVerified !== undefined);
  const sampled = compared.filter(({ plainVerified = 0 }) => plainVerified > 0).length;
  const many = Math.max(1, learned.length);
  return (
    <>
      <Section title={t("title")} description={t("description")}>
        <StatRow>
          <Stat
            label={t("solved")}
            value={countOf("countOf", { count: solved, total: learned.length })}
            hint={t("solvedHint")}
          />
          <Stat
            label={t("sampled")}
            value={
              compared.length === 0 ? absent : countOf("countOf", { count: sampled, total: compared.length })
            }
            hint={compared.length === 0 ? t("notCompared") : t("sampledHint")}
          />
          <Stat
            label={t("passAt1")}
            value={t.rich("passAt1Values", {
              before: () => <Percent value={sum((one) => one.passAt1Before) / many} />,
              after: () => <Percent value={sum((one) => one.passAt1After) / many} />,
            })}
            hint={t("passAt1Hint")}
          />
          <Stat
            label={t("rollouts")}
            value={number(sum((one) => one.rollouts))}
            hint={t("rolloutsHint", {
              saved: number(sum((one) => one.rolloutsSaved)),
              variants: sum((one) => one.tree),
            })}
          />
          {learned.some(({ cpuSeconds }) => cpuSeconds !== undefined) && (
            <Stat
              label={t("cpu")}
              value={<Duration seconds={sum((one) => one.cpuSeconds)} />}
              hint={t("cpuHint")}
            />
          )}
        </StatRow>
      </Section>
      <EveryProblem rows={rows} />
      <BeforeAndAfter run={run} rows={rows} />
    </>
  );
}

function EveryProblem({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("runs");
  return (
    <Section title={t("learned.every")} flush>
      <DataTable
        caption={t("learned.caption")}
        columns={columns(t, useFormats())}
        rows={[...rows]}
        rowKey={({ problem }) => problem.id}
        rowHref={({ problem }) => `/benchmarks/${problem.benchmarkId}/problems/${problem.position}`}
        maxHeight="36rem"
      />
    </Section>
  );
}

const missing = <span className="text-muted">{absent}</span>;
type T = ReturnType<typeof useTranslations<"runs">>;
const columns = (t: T, { number }: Formats): Column<Row>[] => [
  { key: "position", header: "#", cell: ({ problem }) => problem.position },
  {
    key: "problem",
    header: t("learned.problem"),
    cell: ({ problem }) => <Formula latex={problem.latex} source={problem.statement} />,
  },
  { key: "outcome", header: t("learned.outcome"), cell: ({ result }) => <Outcome result={result} /> },
  {
    key: "rates",
    header: t("learned.rates"),
    cell: ({ result: { solveRates = [] } }) => (
      <Sparkline
        points={solveRates}
        range={[0, 1]}
        label={t("learned.ratesLabel", { first: solveRates[0] ?? 0, last: solveRates.at(-1) ?? 0 })}
      />
    ),
  },
  {
    key: "after",
    header: t("learned.after"),
    align: "right",
    cell: ({ result: { passAt1After } }) =>
      passAt1After === undefined ? missing : <Percent value={passAt1After} digits={0} />,
  },
  {
    key: "plain",
    header: t("learned.plain"),
    align: "right",
    cell: ({ result: { plainVerified, rollouts } }) =>
      plainVerified === undefined
        ? missing
        : t("countOf", { count: number(plainVerified), total: number(rollouts ?? 0) }),
  },
  {
    key: "tree",
    header: t("learned.tree"),
    align: "right",
    cell: ({ result: { tree } }) => (tree === undefined ? missing : number(tree)),
  },
  {
    key: "cpu",
    header: t("learned.processor"),
    align: "right",
    cell: ({ result: { cpuSeconds } }) =>
      cpuSeconds === undefined ? missing : <Duration seconds={cpuSeconds} />,
  },
];

function Outcome({ result }: { result: Row["result"] }) {
  const t = useTranslations("runs.learned");
  if (result.outcome === "already solved") return <Badge tone="neutral">{t("solvedAlready")}</Badge>;
  if (result.solvedAtStep == null) return <Badge tone="bad">{t("notSolved")}</Badge>;
  return <Badge tone="ok">{t("solvedAtStep", { step: result.solvedAtStep })}</Badge>;
}

/** The first problem that no attempt solved before learning and one did after it. */
async function BeforeAndAfter({ run, rows }: { run: Run; rows: readonly Row[] }) {
  const row = rows.find(({ result }) => result.passAt1Before === 0 && (result.passAt1After ?? 0) > 0);
  if (!row) return null;
  const attempts = await database().attempt.findMany({
    where: { runId: run.id, benchmarkProblemId: row.problem.id },
    orderBy: { sample: "asc" },
  });
  const { samplesPerProblem } = run.config as { samplesPerProblem: number };
  const before = tellingAttempt(attempts.slice(0, samplesPerProblem));
  const after = tellingAttempt(attempts.slice(samplesPerProblem));
  if (!before || !after) return null;
  const benchmark = await database().benchmark.findUniqueOrThrow({
    where: { id: row.problem.benchmarkId },
    select: { domain: true },
  });
  const t = await getTranslations("runs.learned");
  return (
    <Section title={t("pairTitle", { number: row.problem.position })} flush>
      <DerivationPair
        domain={benchmark.domain}
        before={{ title: t("pairBefore"), attempt: before }}
        after={{ title: t("pairAfter"), attempt: after }}
      />
    </Section>
  );
}
