import { Copy, GitCompareArrows } from "lucide-react";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { settingItems } from "@/lib/language/run-titles";
import { say } from "@/lib/language/words";
import { failureOfRun, isFinished, runDetail, runMetrics, textOfEvent } from "@/lib/runs";
import { formatsFor, Hash } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { ClientMessages } from "@/lib/ui/language";
import { Callout, KeyValue, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { ReportLinks } from "../../report-links";
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

/** What a run's log may speak of: its course, and whatever ended it. */
const logAreas = ["runEvents", "cost", "errors", "modelErrors", "runErrors"] as const;

/** Enough of the log for a first look; what comes later arrives live. */
const lastEvents = 300;

export async function generateMetadata({ params }: PageProps) {
  const { id } = await params;
  await pageActor("read", { runId: id });
  const run = await database().run.findUnique({ where: { id }, select: { stage: true } });
  const t = await getTranslations("runs.detail");
  if (!run) return { title: t("untitled") };
  const stages = await getTranslations("data.stages");
  return { title: t("title", { stage: stages(`${run.stage}.label`) }) };
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
  const translate = await getTranslations();
  const operates = can(actor, "operate");
  const subject = subjectOf(translate, run);
  const finished = isFinished(run.status);
  const stages = await getTranslations("data.stages");
  const t = await getTranslations("runs");
  const { dateTime } = formatsFor(await getLocale());
  const launch = { version: versionName(translate, run.modelVersion), at: dateTime(run.queuedAt) };
  return (
    <ClientMessages areas={["metrics", "runProgress", "techniques", ...logAreas]}>
      <PageHeader
        title={t("detail.title", { stage: stages(`${run.stage}.label`) })}
        breadcrumbs={[
          { label: t("title"), href: "/runs" },
          ...(subject ? [{ label: subject.name, href: subject.href }] : []),
        ]}
        description={
          run.requestedBy
            ? t("detail.launched", { ...launch, name: run.requestedBy.name })
            : t("detail.launchedByCommand", launch)
        }
        actions={
          <>
            {finished && <ReportLinks label={t("detail.report")} href={`/api/runs/${id}/report`} />}
            {run.stage === "train" && (
              <ButtonLink href={`/runs/compare?first=${id}`} icon={<GitCompareArrows />}>
                {t("detail.compare")}
              </ButtonLink>
            )}
            {operates && (
              <>
                {!finished && <CancelRun runId={id} />}
                <ButtonLink href={`/runs/new?like=${id}`} icon={<Copy />}>
                  {t("detail.again")}
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
            text: textOfEvent(event),
          }))}
          metrics={metrics}
          stage={run.stage}
          rereads={run.rayJob !== null}
          result={finished && <RunResult run={run} operates={operates} />}
        />
        {!finished && <RunResult run={run} operates={operates} />}
        {run.rayJob && <RayJobSection run={run} operates={operates} />}
        {run.rayJob && <Rollouts runId={id} step={step} />}
        <RunUse runId={id} />
        <Section title={t("detail.launchedWith")}>
          <LaunchedWith run={run} />
        </Section>
      </PageBody>
    </ClientMessages>
  );
}

function Failure({ run }: { run: Run }) {
  const t = useTranslations("runs.detail");
  const translate = useTranslations();
  const failure = failureOfRun(run);
  if (!failure) return null;
  const failed = run.status === "failed";
  return (
    <Callout tone={failed ? "bad" : "warn"} title={failed ? t("failed") : t("ended")}>
      {say(translate, failure.message)} {failure.remedy && say(translate, failure.remedy)}
    </Callout>
  );
}

function LaunchedWith({ run }: { run: Run }) {
  const t = useTranslations("runs.detail");
  const translate = useTranslations();
  const items = [
    { label: t("version"), value: versionName(translate, run.modelVersion) },
    { label: t("seed"), value: <code className="font-mono">{run.seed}</code> },
    { label: t("codeVersion"), value: run.codeVersion },
    { label: t("backend"), value: t(`backends.${run.backend}`) },
    ...(run.snapshot
      ? [
          { label: t("problems"), value: t("fixedProblems", { count: run.snapshot._count.problems }) },
          { label: t("hash"), value: <Hash value={run.snapshot.contentHash} /> },
        ]
      : []),
    ...settingItems(translate, run.config),
  ];
  return <KeyValue columns={2} items={items} />;
}
