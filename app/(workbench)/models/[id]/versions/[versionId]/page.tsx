import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { settingItems } from "@/lib/language/run-titles";
import { say } from "@/lib/language/words";
import { type VersionProvenance, versionProvenance } from "@/lib/provenance";
import { BarChart } from "@/lib/ui/charts";
import { absent, formatsFor, Hash, useFormats } from "@/lib/ui/data";
import { KeyValue, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../../or-not-found";
import { ReportLinks } from "../../../../report-links";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models.version"))("title") };
}

export default async function VersionPage({
  params,
}: {
  params: Promise<{ id: string; versionId: string }>;
}) {
  await pageActor("read");
  const { id, versionId } = await params;
  const version = await versionProvenance(database(), versionId).catch(orNotFound);
  if (version.model.id !== id) notFound();
  const t = await getTranslations("models.version");
  const translate = await getTranslations();
  const models = (await getTranslations("models"))("title");
  const formats = formatsFor(await getLocale());
  const { model, number, lineage, trainedOn, accuracies, producedByRun } = version;
  return (
    <>
      <PageHeader
        title={shownName(translate, `${model.name} v${number}`)}
        breadcrumbs={[
          { label: models, href: "/models" },
          { label: shownName(translate, model.name), href: `/models/${id}` },
        ]}
        actions={<ReportLinks label={t("card")} href={`/api/models/versions/${versionId}/card`} />}
      />
      <PageBody>
        <Section title={t("lineage")} description={t("lineageHint")}>
          <ol className="flex flex-wrap items-center gap-x-2">
            {lineage.map((one, index) => (
              <li key={one.id}>
                {index > 0 && <span aria-hidden>{"→ "}</span>}
                <Link href={`/models/${id}/versions/${one.id}`}>{`v${one.number}`}</Link>
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t("madeBy")}>
          {producedByRun ? <MadeBy run={producedByRun} /> : <p>{t("asItCame")}</p>}
        </Section>
        {trainedOn && (
          <Section title={t("trainedOn")} description={t("trainedOnHint")}>
            <div className="grid gap-6 lg:grid-cols-2">
              <BarChart
                title={t("byLevel")}
                bars={trainedOn.levels.map(({ level, problems }) => ({
                  label: level === 0 ? t("roots") : t("level", { level }),
                  value: problems,
                }))}
              />
              <BarChart
                title={t("approvedBy")}
                bars={trainedOn.approvedBy.map(({ name, problems }) => ({
                  label: name ?? translate("data.checkpointPolicy"),
                  value: problems,
                }))}
              />
            </div>
            <p className="mt-3 text-muted text-xs">
              {t.rich("hash", { hash: () => <Hash value={trainedOn.contentHash} /> })}
            </p>
          </Section>
        )}
        <Section title={t("accuracy")}>
          <BarChart
            title={t("passAt1")}
            format="percent"
            empty={t("noBenchmark")}
            bars={accuracies.map(({ benchmark, passAt1, low, high, attempts }) => ({
              label: shownName(translate, benchmark),
              value: passAt1,
              low,
              high,
              note: t("attemptsNote", { count: formats.number(attempts) }),
            }))}
          />
        </Section>
      </PageBody>
    </>
  );
}

function MadeBy({ run }: { run: NonNullable<VersionProvenance["producedByRun"]> }) {
  const t = useTranslations("models.version");
  const translate = useTranslations();
  const backends = useTranslations("runs.detail.backends");
  const { dateTime } = useFormats();
  return (
    <KeyValue
      columns={2}
      items={[
        { label: t("run"), value: <Link href={`/runs/${run.id}`}>{t("train")}</Link> },
        {
          label: t("curriculum"),
          value: run.curriculum ? (
            <Link href={`/curricula/${run.curriculum.id}`}>{shownName(translate, run.curriculum.name)}</Link>
          ) : (
            absent
          ),
        },
        { label: t("askedBy"), value: run.launchedBy ? say(translate, run.launchedBy) : absent },
        { label: t("backend"), value: backends(run.backend) },
        { label: t("started"), value: run.startedAt ? dateTime(run.startedAt) : "–" },
        { label: t("finished"), value: run.finishedAt ? dateTime(run.finishedAt) : "–" },
        { label: t("seed"), value: <code className="font-mono text-xs">{run.seed}</code> },
        { label: t("codeVersion"), value: run.codeVersion },
        ...settingItems(translate, run.config),
      ]}
    />
  );
}
