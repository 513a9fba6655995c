import Link from "next/link";
import { newlySolved } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { type runDetail, trainResult } from "@/lib/runs";
import { Duration, formatNumber, Percent } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Section, Stat, StatRow } from "@/lib/ui/layout";
import { DerivationPair, tellingAttempt } from "../../derivation";

type Run = Awaited<ReturnType<typeof runDetail>>;

/** What a training run made: the new version, what it took, and a problem that the new version solves and the old did not. */
export async function Trained({ run }: { run: Run }) {
  const version = run.modelVersions.at(-1);
  if (!version) return null;
  const benchmark = await database().benchmark.findFirst({ select: { id: true } });
  return (
    <>
      <Section
        title={`The result is version ${version.number} of the model`}
        description="Its weights are stored, with this run as their origin. Evaluate it to see what it learned."
        actions={
          <span className="flex gap-2">
            <ButtonLink href={`/models/${version.modelId}`}>See its lineage</ButtonLink>
            {benchmark && (
              <ButtonLink
                variant="primary"
                href={`/runs/new?stage=evaluate&benchmark=${benchmark.id}&version=${version.id}`}
              >
                Evaluate it
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
  const share = rolloutsSaved / Math.max(1, rollouts + rolloutsSaved);
  return (
    <StatRow>
      <Stat label="Rollouts" value={formatNumber(rollouts)} />
      <Stat
        label="Saved by pruning"
        value={formatNumber(rolloutsSaved)}
        hint={
          rolloutsSaved === 0 || seconds === null ? (
            "no drawn problem was left out"
          ) : (
            <>
              <Percent value={share} digits={0} /> of those drawn; at this run's pace{" "}
              <Duration seconds={(seconds * rolloutsSaved) / Math.max(1, rollouts)} />
            </>
          )
        }
      />
      <Stat
        label="Rollouts a second"
        value={seconds === null ? "–" : formatNumber(Math.round(rollouts / seconds))}
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
  return (
    <Section
      title="Not solved before, solved after"
      description={`${solved.length === 1 ? "One benchmark problem" : `${formatNumber(solved.length)} benchmark problems`} that the version before solved in no attempt and this one does; one of them.`}
      actions={
        <Link
          href={`/benchmarks/${problem.benchmarkId}/problems/${problem.position}`}
          className="underline hover:text-ink"
        >
          Problem {problem.position}
        </Link>
      }
      flush
    >
      <DerivationPair
        domain={problem.benchmark.domain}
        before={{ title: "Before training", attempt: pair[0] }}
        after={{ title: "After training", attempt: pair[1] }}
      />
    </Section>
  );
}
