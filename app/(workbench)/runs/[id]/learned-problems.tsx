import { database } from "@/lib/db";
import { type runDetail, ttrlResult } from "@/lib/runs";
import { Sparkline } from "@/lib/ui/charts";
import { Badge, type Column, DataTable, Duration, formatNumber, Percent } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { Section, Stat, StatRow } from "@/lib/ui/layout";
import { DerivationPair, tellingAttempt } from "../../derivation";

type Run = Awaited<ReturnType<typeof runDetail>>;
type Row = Awaited<ReturnType<typeof ttrlResult>>[number];

/** What learning at test time gave and cost: in all, for each problem, and one problem's derivations before and after. */
export async function LearnedProblems({ run }: { run: Run }) {
  const rows = await ttrlResult(database(), run.id);
  if (rows.length === 0) return null;
  const learned = rows.filter(({ result }) => result.outcome === "learned").map(({ result }) => result);
  const sum = (pick: (one: (typeof learned)[number]) => number | undefined) =>
    learned.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const solved = learned.filter(({ solvedAtStep }) => solvedAtStep !== null).length;
  const compared = learned.filter(({ plainVerified }) => plainVerified !== undefined);
  const sampled = compared.filter(({ plainVerified = 0 }) => plainVerified > 0).length;
  const many = Math.max(1, learned.length);
  return (
    <>
      <Section
        title="What it learned"
        description="From copies of the policy, each thrown away after its problem: the model version is as it was."
      >
        <StatRow>
          <Stat
            label="Solved on the way"
            value={`${solved} of ${learned.length}`}
            hint="any verified sample counts, as in the paper"
          />
          <Stat
            label="By sampling alone"
            value={compared.length === 0 ? "–" : `${sampled} of ${compared.length}`}
            hint={
              compared.length === 0
                ? "not compared on a cluster"
                : "pass@k with as many rollouts, no training"
            }
          />
          <Stat
            label="pass@1 before → after"
            value={
              <>
                <Percent value={sum((one) => one.passAt1Before) / many} /> →{" "}
                <Percent value={sum((one) => one.passAt1After) / many} />
              </>
            }
            hint="of the problems learned"
          />
          <Stat
            label="Rollouts"
            value={formatNumber(sum((one) => one.rollouts))}
            hint={`${formatNumber(sum((one) => one.rolloutsSaved))} more saved by pruning; ${formatNumber(sum((one) => one.tree))} variants`}
          />
          {learned.some(({ cpuSeconds }) => cpuSeconds !== undefined) && (
            <Stat
              label="Processor time"
              value={<Duration seconds={sum((one) => one.cpuSeconds)} />}
              hint="over all threads; comparing not counted"
            />
          )}
        </StatRow>
      </Section>
      <Section title="Every problem" flush>
        <DataTable
          caption="Problems learned at test time"
          columns={columns}
          rows={rows}
          rowKey={({ problem }) => problem.id}
          rowHref={({ problem }) => `/benchmarks/${problem.benchmarkId}/problems/${problem.position}`}
          maxHeight="36rem"
        />
      </Section>
      <BeforeAndAfter run={run} rows={rows} />
    </>
  );
}

const missing = <span className="text-muted">–</span>;
const columns: Column<Row>[] = [
  { key: "position", header: "#", cell: ({ problem }) => problem.position },
  {
    key: "problem",
    header: "Problem",
    cell: ({ problem }) => <Formula latex={problem.latex} source={problem.statement} />,
  },
  { key: "outcome", header: "Outcome", cell: ({ result }) => <Outcome result={result} /> },
  {
    key: "rates",
    header: "Solve rate by step",
    cell: ({ result: { solveRates = [] } }) => (
      <Sparkline
        points={solveRates}
        range={[0, 1]}
        label={`Share of answers verified, from ${solveRates[0] ?? 0} to ${solveRates.at(-1) ?? 0}`}
      />
    ),
  },
  {
    key: "after",
    header: "pass@1 after",
    align: "right",
    cell: ({ result: { passAt1After } }) =>
      passAt1After === undefined ? missing : <Percent value={passAt1After} digits={0} />,
  },
  {
    key: "plain",
    header: "Sampling alone",
    align: "right",
    cell: ({ result: { plainVerified, rollouts } }) =>
      plainVerified === undefined
        ? missing
        : `${formatNumber(plainVerified)} of ${formatNumber(rollouts ?? 0)}`,
  },
  {
    key: "tree",
    header: "Tree",
    align: "right",
    cell: ({ result: { tree } }) => (tree === undefined ? missing : formatNumber(tree)),
  },
  {
    key: "cpu",
    header: "Processor",
    align: "right",
    cell: ({ result: { cpuSeconds } }) =>
      cpuSeconds === undefined ? missing : <Duration seconds={cpuSeconds} />,
  },
];

function Outcome({ result }: { result: Row["result"] }) {
  if (result.outcome === "already solved") return <Badge tone="neutral">Solved already</Badge>;
  if (result.solvedAtStep == null) return <Badge tone="bad">Not solved</Badge>;
  return <Badge tone="ok">Solved at step {result.solvedAtStep}</Badge>;
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
  return (
    <Section title={`Problem ${row.problem.position}, before learning and after it`} flush>
      <DerivationPair
        domain={benchmark.domain}
        before={{ title: "Before", attempt: before }}
        after={{ title: "After", attempt: after }}
      />
    </Section>
  );
}
