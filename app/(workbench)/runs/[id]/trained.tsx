import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { newlySolved } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { type runDetail, trainResult } from "@/lib/runs";
import { Duration, formatsFor, Percent } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Section, Stat, StatRow } from "@/lib/ui/layout";
import { DerivationPair, tellingAttempt } from "../../derivation";

type Run = Awaited<ReturnType<typeof runDetail>>;

/** What a training run made: the new version, what it took, and a problem that the new version solves and the old did not. */
export async function Trained({ run, operates }: { run: Run; operates: boolean }) {
  const version = run.modelVersions.at(-1);
  if (!version) return null;
  const benchmark = await database().benchmark.findFirst({ select: { id: true } });
  const t = await getTranslations("runs.trained");
  return (
    <>
      <Section
        title={t("title", { number: version.number })}
        description={t(operates ? "description" : "stored")}
        actions={
          <span className="flex gap-2">
            <ButtonLink href={`/models/${version.modelId}`}>{t("lineage")}</ButtonLink>
            {operates && benchmark && (
              <ButtonLink
                variant="primary"
                href={`/runs/new?stage=evaluate&benchmark=${benchmark.id}&version=${version.id}`}
              >
                {t("evaluate")}
              </ButtonLink>
            )}
          </span>
        }
      >
        <Cost run={run} />
      </Section>
      <BeforeAndAfter beforeId={run.modelVersion.id} afterId={version.id} />
    </>
  );
}

async function Cost({ run }: { run: Run }) {
  const { rollouts, rolloutsSaved } = await trainResult(database(), run.id);
  const seconds =
    run.startedAt && run.finishedAt ? (run.finishedAt.getTime() - run.startedAt.getTime()) / 1000 : null;
  const t = await getTranslations("runs.trained");
  const { number } = formatsFor(await getLocale());
  const share = rolloutsSaved / Math.max(1, rollouts + rolloutsSaved);
  return (
    <StatRow>
      <Stat label={t("rollouts")} value={number(rollouts)} />
      <Stat
        label={t("saved")}
        value={number(rolloutsSaved)}
        hint={
          rolloutsSaved === 0 || seconds === null
            ? t("nothingSaved")
            : t.rich("savedShare", {
                share: () => <Percent value={share} digits={0} />,
                time: () => <Duration seconds={(seconds * rolloutsSaved) / Math.max(1, rollouts)} />,
              })
        }
      />
      <Stat
        label={t("perSecond")}
        value={seconds === null ? "–" : number(Math.round(rollouts / seconds))}
        hint={<Duration seconds={seconds} />}
      />
    </StatRow>
  );
}

async function BeforeAndAfter({ beforeId, afterId }: { beforeId: string; afterId: string }) {
  const db = database();
  const solved = await newlySolved(db, { beforeId, afterId });
  const shown = solved[0];
  if (!shown) return null;
  const problem = await db.benchmarkProblem.findUniqueOrThrow({
    where: { id: shown.problemId },
    include: { benchmark: { select: { domain: true } } },
  });
  const [before, after] = await Promise.all(
    [shown.beforeRunId, shown.afterRunId].map((runId) =>
      db.attempt.findMany({
        where: { runId, benchmarkProblemId: shown.problemId },
        orderBy: { sample: "asc" },
      }),
    ),
  );
  const pair = [tellingAttempt(before!), tellingAttempt(after!)];
  if (!pair[0] || !pair[1]) return null;
  const t = await getTranslations("runs.trained");
  const { number } = formatsFor(await getLocale());
  return (
    <Section
      title={t("pairTitle")}
      description={t("pairDescription", { count: solved.length, number: number(solved.length) })}
      actions={
        <Link
          href={`/benchmarks/${problem.benchmarkId}/problems/${problem.position}`}
          className="underline hover:text-ink"
        >
          {t("problem", { number: problem.position })}
        </Link>
      }
      flush
    >
      <DerivationPair
        domain={problem.benchmark.domain}
        before={{ title: t("before"), attempt: pair[0] }}
        after={{ title: t("after"), attempt: pair[1] }}
      />
    </Section>
  );
}
