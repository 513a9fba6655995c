import { Archive } from "lucide-react";
import Link from "next/link";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { openAiCompatibleConfig } from "@/lib/models/openai-compatible";
import { modelLineage } from "@/lib/registry";
import { LineChart } from "@/lib/ui/charts";
import { type Column, DataTable, RateBar, RelativeTime } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { EndpointForm } from "../endpoint-form";
import { ArchiveModel } from "./archive-model";
import { ServeVersion } from "./serve-version";

type PageProps = { params: Promise<{ id: string }> };
type Lineage = Awaited<ReturnType<typeof modelLineage>>;
type Version = Lineage["versions"][number];

export async function generateMetadata({ params }: PageProps) {
  await pageActor("read");
  const found = await database().model.findUnique({
    where: { id: (await params).id },
    select: { name: true },
  });
  return { title: found?.name ?? "Model" };
}

export default async function ModelPage({ params }: PageProps) {
  const actor = await pageActor("read");
  const { id } = await params;
  const { model, versions, benchmarks } = await modelLineage(database(), id).catch(orNotFound);
  const isEndpoint = model.kind === "openai_compatible";
  return (
    <>
      <PageHeader
        title={model.name}
        breadcrumbs={[{ label: "Models", href: "/models" }]}
        description={
          isEndpoint
            ? "A model behind an OpenAI-compatible endpoint."
            : "A stochastic policy over textbook integration steps, trained on this machine. It is no language model."
        }
        actions={
          isEndpoint &&
          can(actor, "operate") &&
          !model.archivedAt && <ArchiveModel modelId={id} icon={<Archive />} />
        }
      />
      <PageBody>
        {versions.length > 1 && benchmarks.length > 0 && (
          <Section title="Accuracy by version">
            <LineChart
              title="pass@1 with 95 % interval"
              xLabel="Version"
              format="percent"
              yDomain={[0, 1]}
              series={benchmarks.map((benchmark) => ({
                id: benchmark.id,
                label: benchmark.name,
                points: pointsOf(versions, benchmark.id),
              }))}
            />
          </Section>
        )}
        <Section title="Lineage" flush>
          <DataTable
            caption="Versions, newest first"
            columns={columnsFor(versions, benchmarks, can(actor, "operate"))}
            rows={[...versions].reverse()}
            rowKey={(version) => version.id}
          />
        </Section>
        {isEndpoint && can(actor, "operate") && (
          <Section title="Settings">
            <EndpointForm
              modelId={id}
              name={model.name}
              settings={settingsOf(model.config)}
              hasKey={model.hasKey}
            />
          </Section>
        )}
      </PageBody>
    </>
  );
}

function settingsOf(config: unknown) {
  const { apiKey: _, ...settings } = openAiCompatibleConfig.parse(config);
  return settings;
}

function pointsOf(versions: readonly Version[], benchmarkId: string) {
  return versions.flatMap(({ number, accuracies }) =>
    accuracies
      .filter((accuracy) => accuracy.benchmarkId === benchmarkId)
      .map(({ passAt1, low, high }) => ({ x: number, y: passAt1, low, high })),
  );
}

const weightsColumn = (operates: boolean): Column<Version> => ({
  key: "weights",
  header: "Weights",
  cell: ({ id, number, step, location, endpoint }) =>
    location === null ? (
      <span className="text-muted">as it came</span>
    ) : (
      <span className="inline-flex items-center gap-2">
        <span className="text-muted">step {step}</span>
        {operates && (
          <ServeVersion
            versionId={id}
            number={number}
            location={location}
            endpoint={endpoint as { baseUrl?: string; model?: string } | null}
          />
        )}
      </span>
    ),
});

function columnsFor(
  versions: readonly Version[],
  benchmarks: Lineage["benchmarks"],
  operates: boolean,
): Column<Version>[] {
  const numberOf = new Map(versions.map(({ id, number }) => [id, number]));
  return [
    {
      key: "number",
      header: "Version",
      cell: ({ id, number, modelId }) => (
        <Link href={`/models/${modelId}/versions/${id}`} className="font-medium">
          v{number}
        </Link>
      ),
    },
    {
      key: "parent",
      header: "Trained from",
      cell: ({ parentId }) => (parentId ? `v${numberOf.get(parentId)}` : "–"),
    },
    {
      key: "run",
      header: "By run",
      cell: ({ producedByRun }) =>
        producedByRun ? (
          <ButtonLink size="sm" variant="ghost" href={`/runs/${producedByRun.id}`}>
            {producedByRun.curriculum?.name ?? "run"}
          </ButtonLink>
        ) : (
          <span className="text-muted">as it came</span>
        ),
    },
    ...benchmarks.map(
      (benchmark): Column<Version> => ({
        key: benchmark.id,
        header: benchmark.name,
        cell: ({ accuracies }) => {
          const found = accuracies.find(({ benchmarkId }) => benchmarkId === benchmark.id);
          return found ? (
            <RateBar rate={found.passAt1} low={found.low} high={found.high} attempts={found.attempts} />
          ) : (
            <span className="text-muted">not evaluated</span>
          );
        },
      }),
    ),
    ...(versions.some(({ location }) => location !== null) ? [weightsColumn(operates)] : []),
    { key: "created", header: "Made", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
}
