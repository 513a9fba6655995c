import { Copy, GitCompareArrows } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { isFinished, runDetail, runMetrics } from "@/lib/runs";
import { formatDateTime, Hash } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Callout, KeyValue, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { ReportLinks } from "../../report-links";
import { inWords } from "../new/config-fields";
import { subjectOf, versionName } from "../run-subject";
import { CancelRun } from "./cancel-run";
import { LiveRun } from "./live-run";
import { RayJobSection } from "./ray-job";
import { Rollouts } from "./rollouts";
import { RunResult } from "./run-result";
import { RunUse } from "./run-use";

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, unknown>>;
};
const searchSchema = z.object({ step: z.coerce.number().int().min(0).optional().catch(undefined) });
type Run = Awaited<ReturnType<typeof runDetail>>;

/** Enough of the log for a first look; what comes later arrives live. */
const lastEvents = 300;

export async function generateMetadata({ params }: PageProps) {
  const { id } = await params;
  await pageActor("read", { runId: id });
  const run = await database().run.findUnique({ where: { id }, select: { stage: true } });
  const stages = await getTranslations("data.stages");
  return { title: run ? `${stages(`${run.stage}.label`)} run` : "Run" };
}

export default async function RunPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const actor = await pageActor("read", { runId: id });
  const { step } = searchSchema.parse(await searchParams);
  const db = database();
  const run = await runDetail(db, id).catch(orNotFound);
  const [metrics, events] = await Promise.all([
    runMetrics(db, id),
    db.runEvent.findMany({ where: { runId: id }, orderBy: { id: "desc" }, take: lastEvents }),
  ]);
  const subject = subjectOf(run);
  const finished = isFinished(run.status);
  const stages = await getTranslations("data.stages");
  return (
    <>
      <PageHeader
        title={`${stages(`${run.stage}.label`)} run`}
        breadcrumbs={[
          { label: "Runs", href: "/runs" },
          ...(subject ? [{ label: subject.name, href: subject.href }] : []),
        ]}
        description={`${versionName(run.modelVersion)}, launched ${formatDateTime(run.queuedAt)} by ${run.requestedBy?.name ?? "the command line"}`}
        actions={
          <>
            {finished && <ReportLinks label="Report" href={`/api/runs/${id}/report`} />}
            {run.stage === "train" && (
              <ButtonLink href={`/runs/compare?first=${id}`} icon={<GitCompareArrows />}>
                Compare
              </ButtonLink>
            )}
            {can(actor, "operate") && (
              <>
                {!finished && <CancelRun runId={id} />}
                <ButtonLink href={`/runs/new?like=${id}`} icon={<Copy />}>
                  Launch again
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <PageBody>
        <Failure run={run} />
        <LiveRun
          runId={id}
          initial={{
            status: run.status,
            unitsDone: run.unitsDone,
            unitsTotal: run.unitsTotal,
            cancelRequested: run.cancelRequested,
            startedAt: run.startedAt,
            finishedAt: run.finishedAt,
          }}
          events={events.reverse().map((event) => ({
            id: String(event.id),
            at: event.at,
            kind: event.kind,
            message: event.message,
          }))}
          metrics={metrics}
          stage={run.stage}
          rereads={run.rayJob !== null}
        />
        <RunResult run={run} />
        {run.rayJob && <RayJobSection run={run} />}
        {run.rayJob && <Rollouts runId={id} step={step} />}
        <RunUse runId={id} />
        <Section title="Launched with">
          <KeyValue columns={2} items={launchedWith(run)} />
        </Section>
      </PageBody>
    </>
  );
}

function Failure({ run }: { run: Run }) {
  const failure = run.error as { message?: string; remedy?: string } | null;
  if (!failure?.message) return null;
  const failed = run.status === "failed";
  return (
    <Callout tone={failed ? "bad" : "warn"} title={failed ? "The run failed" : "The run was ended"}>
      {failure.message} {failure.remedy}
    </Callout>
  );
}

function launchedWith(run: Run) {
  const config = Object.entries(run.config as Record<string, unknown>).filter(([, value]) => value !== "");
  return [
    { label: "Model version", value: versionName(run.modelVersion) },
    { label: "Seed", value: <code className="font-mono">{run.seed}</code> },
    { label: "Code version", value: run.codeVersion },
    { label: "Backend", value: run.backend },
    ...(run.snapshot
      ? [
          { label: "Problems", value: `${run.snapshot._count.problems}, fixed at launch` },
          { label: "Hash of their content", value: <Hash value={run.snapshot.contentHash} /> },
        ]
      : []),
    ...config.map(([key, value]) => ({
      label: inWords(key),
      value: settingText(value),
    })),
  ];
}

function settingText(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
