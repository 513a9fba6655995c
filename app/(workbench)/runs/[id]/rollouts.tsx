import { database } from "@/lib/db";
import {
  problemsWithoutSignal,
  type RolloutRow,
  rolloutsOfStep,
  type SilentProblem,
  stepsWithRollouts,
} from "@/lib/runs/ray/rollouts";
import { type Column, DataTable, formatNumber, VerdictBadge } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Section } from "@/lib/ui/layout";

/** Rollouts of one step on a page. */
const mostShown = 256;
const recentSteps = 20;

const columns: Column<RolloutRow>[] = [
  {
    key: "problem",
    header: "Problem",
    width: "11rem",
    cell: ({ statement }) => <code className="font-mono text-xs">{statement}</code>,
  },
  {
    key: "completion",
    header: "Completion",
    wrap: true,
    cell: ({ completion }) => (
      <div className="whitespace-pre-wrap break-words font-mono text-xs">{completion}</div>
    ),
  },
  {
    key: "verdict",
    header: "Verdict",
    width: "9rem",
    cell: ({ verdict, explanation, reason }) => (
      <VerdictBadge verdict={verdict} detail={reason ? `${explanation} (${reason})` : explanation} />
    ),
  },
  { key: "accuracy", header: "Accuracy", align: "right", width: "5rem", cell: ({ accuracy }) => accuracy },
  { key: "format", header: "Format", align: "right", width: "5rem", cell: ({ format }) => format },
  { key: "reward", header: "Reward", align: "right", width: "5rem", cell: ({ reward }) => reward.toFixed(2) },
];

const silentColumns: Column<SilentProblem>[] = [
  {
    key: "problem",
    header: "Problem",
    cell: ({ statement }) => <code className="font-mono text-xs">{statement}</code>,
  },
  { key: "level", header: "Level", align: "right", cell: ({ level }) => (level === 0 ? "root" : level) },
  { key: "groups", header: "Groups", align: "right", cell: ({ groups }) => groups },
  { key: "right", header: "All right", align: "right", cell: ({ alwaysRight }) => alwaysRight },
  { key: "wrong", header: "All wrong", align: "right", cell: ({ alwaysWrong }) => alwaysWrong },
];

/** What the model really wrote in each step, not only averages; and the problems that taught it nothing. */
export async function Rollouts({ runId, step }: { runId: string; step: number | undefined }) {
  const db = database();
  const steps = await stepsWithRollouts(db, runId);
  const shown = step !== undefined && steps.includes(step) ? step : steps.at(-1);
  if (shown === undefined) return null;
  const [rollouts, silent] = await Promise.all([
    rolloutsOfStep(db, runId, shown, mostShown),
    problemsWithoutSignal(db, runId, { steps: recentSteps, limit: 50 }),
  ]);
  const at = steps.indexOf(shown);
  const href = (other: number | undefined) =>
    other === undefined ? undefined : `/runs/${runId}?step=${other}#rollouts`;
  return (
    <>
      <Section
        title="Rollouts"
        description={`Sampled in step ${shown}; ${formatNumber(rollouts.length)} are shown.`}
        actions={
          <span id="rollouts" className="flex gap-2">
            <StepLink href={href(steps[at - 1])}>Step before</StepLink>
            <StepLink href={href(steps[at + 1])}>Next step</StepLink>
          </span>
        }
        flush
      >
        <DataTable
          caption={`Rollouts of step ${shown}`}
          columns={columns}
          rows={rollouts.map((rollout, index) => ({ ...rollout, index }))}
          rowKey={(row) => String((row as RolloutRow & { index: number }).index)}
          maxHeight="32rem"
        />
      </Section>
      {silent.length > 0 && (
        <Section
          title="Problems without signal"
          description={`In the last ${recentSteps} steps: groups whose rollouts were all right or all wrong, and taught nothing.`}
          flush
        >
          <DataTable
            caption="Problems without signal"
            columns={silentColumns}
            rows={silent}
            rowKey={({ problemId }) => problemId}
            maxHeight="20rem"
          />
        </Section>
      )}
    </>
  );
}

function StepLink({ href, children }: { href: string | undefined; children: string }) {
  if (!href) return null;
  return (
    <ButtonLink size="sm" href={href} scroll={false}>
      {children}
    </ButtonLink>
  );
}
