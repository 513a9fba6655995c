import { Archive } from "lucide-react";
import Link from "next/link";
import type { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import type { Translate } from "@/lib/language/words";
import { openAiCompatibleConfig } from "@/lib/models/openai-compatible";
import { modelLineage } from "@/lib/registry";
import { LineChart } from "@/lib/ui/charts";
import { type Column, DataTable, RateBar, RelativeTime } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { ClientMessages } from "@/lib/ui/language";
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
  return {
    title: found
      ? shownName(await getTranslations(), found.name)
      : (await getTranslations("models"))("untitled"),
  };
}

export default async function ModelPage({ params }: PageProps) {
  const actor = await pageActor("read");
  const { id } = await params;
  const { model, versions, benchmarks } = await modelLineage(database(), id).catch(orNotFound);
  const translate = await getTranslations();
  const t = await getTranslations("models.detail");
  const title = (await getTranslations("models"))("title");
  const isEndpoint = model.kind === "openai_compatible";
  return (
    <ClientMessages areas={["modelForms"]}>
      <PageHeader
        title={shownName(translate, model.name)}
        breadcrumbs={[{ label: title, href: "/models" }]}
        description={isEndpoint ? t("endpoint") : t("rulePolicy")}
        actions={
          isEndpoint &&
          can(actor, "operate") &&
          !model.archivedAt && <ArchiveModel modelId={id} icon={<Archive />} />
        }
      />
      <PageBody>
        {versions.length > 1 && benchmarks.length > 0 && (
          <Section title={t("accuracy")}>
            <LineChart
              title={t("chart")}
              xLabel={t("xVersion")}
              format="percent"
              yDomain={[0, 1]}
              series={benchmarks.map((benchmark) => ({
                id: benchmark.id,
                label: shownName(translate, benchmark.name),
                points: pointsOf(versions, benchmark.id),
              }))}
            />
          </Section>
        )}
        <Section title={t("lineage")} flush>
          <DataTable
            caption={t("caption")}
            columns={columnsFor(t, translate, versions, benchmarks, can(actor, "operate"))}
            rows={[...versions].reverse()}
            rowKey={(version) => version.id}
          />
        </Section>
        {isEndpoint && can(actor, "operate") && (
          <Section title={t("settings")}>
            <EndpointForm
              modelId={id}
              name={model.name}
              settings={settingsOf(model.config)}
              hasKey={model.hasKey}
            />
          </Section>
        )}
      </PageBody>
    </ClientMessages>
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

type T = ReturnType<typeof useTranslations<"models.detail">>;

const weightsColumn = (t: T, operates: boolean): Column<Version> => ({
  key: "weights",
  header: t("weights"),
  cell: ({ id, number, step, location, endpoint }) =>
    location === null ? (
      <span className="text-muted">{t("asItCame")}</span>
    ) : (
      <span className="inline-flex items-center gap-2">
        <span className="text-muted">{t("step", { step: step ?? 0 })}</span>
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
  t: T,
  translate: Translate,
  versions: readonly Version[],
  benchmarks: Lineage["benchmarks"],
  operates: boolean,
): Column<Version>[] {
  const numberOf = new Map(versions.map(({ id, number }) => [id, number]));
  return [
    {
      key: "number",
      header: t("version"),
      cell: ({ id, number, modelId }) => (
        <Link href={`/models/${modelId}/versions/${id}`} className="font-medium">
          {`v${number}`}
        </Link>
      ),
    },
    {
      key: "parent",
      header: t("trainedFrom"),
      cell: ({ parentId }) => (parentId ? `v${numberOf.get(parentId)}` : "–"),
    },
    {
      key: "run",
      header: t("byRun"),
      cell: ({ producedByRun }) =>
        producedByRun ? (
          <ButtonLink size="sm" variant="ghost" href={`/runs/${producedByRun.id}`}>
            {producedByRun.curriculum ? shownName(translate, producedByRun.curriculum.name) : t("run")}
          </ButtonLink>
        ) : (
          <span className="text-muted">{t("asItCame")}</span>
        ),
    },
    ...benchmarks.map(
      (benchmark): Column<Version> => ({
        key: benchmark.id,
        header: shownName(translate, benchmark.name),
        cell: ({ accuracies }) => {
          const found = accuracies.find(({ benchmarkId }) => benchmarkId === benchmark.id);
          return found ? (
            <RateBar rate={found.passAt1} low={found.low} high={found.high} attempts={found.attempts} />
          ) : (
            <span className="text-muted">{t("notEvaluated")}</span>
          );
        },
      }),
    ),
    ...(versions.some(({ location }) => location !== null) ? [weightsColumn(t, operates)] : []),
    { key: "created", header: t("made"), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
}
