import type { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { database } from "@/lib/db";
import { verdictWords } from "@/lib/language/verdict-words";
import { say, type Translate } from "@/lib/language/words";
import {
  problemsWithoutSignal,
  type RolloutRow,
  rolloutsOfStep,
  type SilentProblem,
  stepsWithRollouts,
} from "@/lib/runs/ray/rollouts";
import { type Column, DataTable, VerdictBadge } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Section } from "@/lib/ui/layout";

/** Rollouts of one step on a page. */
const mostShown = 256;
const recentSteps = 20;

type T = ReturnType<typeof useTranslations<"runs.rollouts">>;

const columns = (t: T, translate: Translate): Column<RolloutRow>[] => [
  {
    key: "problem",
    header: t("problem"),
    width: "11rem",
    cell: ({ statement }) => <code className="font-mono text-xs">{statement}</code>,
  },
  {
    key: "completion",
    header: t("completion"),
    wrap: true,
    cell: ({ completion }) => (
      <div className="whitespace-pre-wrap break-words font-mono text-xs">{completion}</div>
    ),
  },
  {
    key: "verdict",
    header: t("verdict"),
    width: "9rem",
    cell: ({ verdict, explanation: english, reason }) => {
      const explanation = say(translate, verdictWords(english));
      return (
        <VerdictBadge
          verdict={verdict}
          detail={reason ? t("verdictReason", { explanation, reason }) : explanation}
        />
      );
    },
  },
  { key: "accuracy", header: t("accuracy"), align: "right", width: "5rem", cell: ({ accuracy }) => accuracy },
  { key: "format", header: t("format"), align: "right", width: "5rem", cell: ({ format }) => format },
  {
    key: "reward",
    header: t("reward"),
    align: "right",
    width: "5rem",
    cell: ({ reward }) => reward.toFixed(2),
  },
];

const silentColumns = (t: T): Column<SilentProblem>[] => [
  {
    key: "problem",
    header: t("problem"),
    cell: ({ statement }) => <code className="font-mono text-xs">{statement}</code>,
  },
  {
    key: "level",
    header: t("level"),
    align: "right",
    cell: ({ level }) => (level === 0 ? t("root") : level),
  },
  { key: "groups", header: t("groups"), align: "right", cell: ({ groups }) => groups },
  { key: "right", header: t("allRight"), align: "right", cell: ({ alwaysRight }) => alwaysRight },
  { key: "wrong", header: t("allWrong"), align: "right", cell: ({ alwaysWrong }) => alwaysWrong },
];

/** What the model really wrote in each step, not only averages; and the problems that taught it nothing. */
export async function Rollouts({ runId, step }: { runId: string; step: number | undefined }) {
  const db = database();
  const steps = await stepsWithRollouts(db, runId);
  const shown = step !== undefined && steps.includes(step) ? step : steps.at(-1);
  if (shown === undefined) return null;
  const t = await getTranslations("runs.rollouts");
  const translate = await getTranslations();
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
        title={t("title")}
        description={t("description", { step: shown, count: rollouts.length })}
        actions={
          <span id="rollouts" className="flex gap-2">
            <StepLink href={href(steps[at - 1])}>{t("before")}</StepLink>
            <StepLink href={href(steps[at + 1])}>{t("next")}</StepLink>
          </span>
        }
        flush
      >
        <DataTable
          caption={t("caption", { step: shown })}
          columns={columns(t, translate)}
          rows={rollouts.map((rollout, index) => ({ ...rollout, index }))}
          rowKey={(row) => String((row as RolloutRow & { index: number }).index)}
          maxHeight="32rem"
        />
      </Section>
      {silent.length > 0 && (
        <Section title={t("silent")} description={t("silentDescription", { count: recentSteps })} flush>
          <DataTable
            caption={t("silent")}
            columns={silentColumns(t)}
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
