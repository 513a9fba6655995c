import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { type VersionProvenance, versionProvenance } from "@/lib/provenance";
import { BarChart } from "@/lib/ui/charts";
import { formatDateTime, formatNumber, Hash } from "@/lib/ui/data";
import { KeyValue, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../../or-not-found";
import { ReportLinks } from "../../../../report-links";

export const metadata: Metadata = { title: "Model version" };

export default async function VersionPage({
  params,
}: {
  params: Promise<{ id: string; versionId: string }>;
}) {
  await pageActor("read");
  const { id, versionId } = await params;
  const version = await versionProvenance(database(), versionId).catch(orNotFound);
  if (version.model.id !== id) notFound();
  const { model, number, lineage, trainedOn, accuracies, producedByRun } = version;
  return (
    <>
      <PageHeader
        title={`${model.name} v${number}`}
        breadcrumbs={[
          { label: "Models", href: "/models" },
          { label: model.name, href: `/models/${id}` },
        ]}
        actions={<ReportLinks label="Model card" href={`/api/models/versions/${versionId}/card`} />}
      />
      <PageBody>
        <Section title="Lineage" description="From the first version to this one.">
          <ol className="flex flex-wrap items-center gap-x-2">
            {lineage.map((one, index) => (
              <li key={one.id}>
                {index > 0 && <span aria-hidden>→ </span>}
                <Link href={`/models/${id}/versions/${one.id}`}>v{one.number}</Link>
              </li>
            ))}
          </ol>
        </Section>
        <Section title="Made by">
          {producedByRun ? <MadeBy run={producedByRun} /> : <p>It was not trained here: it is as it came.</p>}
        </Section>
        {trainedOn && (
          <Section title="Trained on" description="The exact problems of the run's snapshot.">
            <div className="grid gap-6 lg:grid-cols-2">
              <BarChart
                title="Problems by level"
                bars={trainedOn.levels.map(({ level, problems }) => ({
                  label: level === 0 ? "Roots" : `Level ${level}`,
                  value: problems,
                }))}
              />
              <BarChart
                title="Approved by"
                bars={trainedOn.approvedBy.map(({ name, problems }) => ({ label: name, value: problems }))}
              />
            </div>
            <p className="mt-3 text-muted text-xs">
              SHA-256 of the content: <Hash value={trainedOn.contentHash} />
            </p>
          </Section>
        )}
        <Section title="Accuracy">
          <BarChart
            title="pass@1"
            format="percent"
            empty="No benchmark was answered by this version."
            bars={accuracies.map(({ benchmark, passAt1, low, high, attempts }) => ({
              label: benchmark,
              value: passAt1,
              low,
              high,
              note: `${formatNumber(attempts)} attempts`,
            }))}
          />
        </Section>
      </PageBody>
    </>
  );
}

function MadeBy({ run }: { run: NonNullable<VersionProvenance["producedByRun"]> }) {
  return (
    <KeyValue
      columns={2}
      items={[
        { label: "Run", value: <Link href={`/runs/${run.id}`}>train</Link> },
        {
          label: "Curriculum",
          value: run.curriculum ? (
            <Link href={`/curricula/${run.curriculum.id}`}>{run.curriculum.name}</Link>
          ) : (
            "–"
          ),
        },
        { label: "Asked for by", value: run.requestedBy?.name ?? "a command or an account that is gone" },
        { label: "Backend", value: run.backend },
        { label: "Started", value: run.startedAt ? formatDateTime(run.startedAt) : "–" },
        { label: "Finished", value: run.finishedAt ? formatDateTime(run.finishedAt) : "–" },
        { label: "Seed", value: <code className="font-mono text-xs">{run.seed}</code> },
        { label: "Code version", value: run.codeVersion },
        {
          label: "Settings",
          value: <code className="break-all font-mono text-xs">{JSON.stringify(run.config)}</code>,
        },
      ]}
    />
  );
}
