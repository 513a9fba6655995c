import { Copy, Scale } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import {
  type Cluster,
  type Comparison,
  type DiversityReport,
  diversityReport,
  drawsBy,
  type TransformationMix,
} from "@/lib/curriculum/diversity";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { transformationWords } from "@/lib/language/library-words";
import { say } from "@/lib/language/words";
import { BarChart } from "@/lib/ui/charts";
import { type Column, DataTable, useFormats } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Formula } from "@/lib/ui/formula";
import { ClientMessages } from "@/lib/ui/language";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { CurriculumTabs } from "../curriculum-tabs";
import { ApplyWeights } from "./apply-weights";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("diversity"))("title") };
}

/** J. Cohen's words (1988) for effects of these sizes; the same cuts serve for distances of distributions. */
function effectSize(effect: number) {
  if (effect >= 0.5) return "large";
  if (effect >= 0.3) return "medium";
  return effect >= 0.1 ? "small" : "negligible";
}

export default async function DiversityPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const report = await diversityReport(database(), id).catch(orNotFound);
  const t = await getTranslations("diversity");
  const tCurricula = await getTranslations("curricula");
  return (
    <ClientMessages areas={["diversity"]}>
      <PageHeader
        title={shownName(await getTranslations(), report.name)}
        breadcrumbs={[{ label: tCurricula("title"), href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        {report.variants === 0 ? (
          <Section title={t("title")}>
            <EmptyState
              icon={Scale}
              title={t("none")}
              action={
                <ButtonLink href={`/runs/new?stage=generate&curriculum=${id}`}>{t("generate")}</ButtonLink>
              }
            >
              {t("noneExplanation")}
            </EmptyState>
          </Section>
        ) : (
          <Findings curriculumId={id} report={report} mayOperate={can(actor, "operate")} />
        )}
      </PageBody>
    </ClientMessages>
  );
}

type FindingsProps = { curriculumId: string; report: DiversityReport; mayOperate: boolean };

function Findings({ curriculumId, report, mayOperate }: FindingsProps) {
  const t = useTranslations("diversity");
  const { mixes, policy } = report;
  const proposed = Object.assign({}, ...mixes.map(({ weights }) => weights)) as Record<string, number>;
  const isSet = Object.keys(policy.transformationWeights).length > 0;
  const isProposal = drawsBy(policy, proposed);
  const drawn = `${isSet ? "applied" : "alike"}${isProposal ? "AsProposed" : ""}` as const;
  return (
    <>
      <Comparisons comparisons={report.comparisons} />
      <Section
        title={t("mix.title")}
        description={t(`mix.${drawn}`)}
        actions={
          mayOperate && (
            <>
              {isSet && <ApplyWeights curriculumId={curriculumId} weights={{}} label={t("mix.drawAlike")} />}
              <ApplyWeights
                curriculumId={curriculumId}
                weights={proposed}
                label={t("mix.apply")}
                applied={isProposal}
              />
            </>
          )
        }
      >
        <div className="grid gap-6 lg:grid-cols-2">
          {mixes.map((mix) => (
            <Mix key={mix.intends} mix={mix} applied={policy.transformationWeights} />
          ))}
        </div>
      </Section>
      <Clusters curriculumId={curriculumId} clusters={report.clusters} />
    </>
  );
}

function Comparisons({ comparisons }: Pick<DiversityReport, "comparisons">) {
  const t = useTranslations("diversity");
  const tRoot = useTranslations();
  const { number } = useFormats();
  const columns: Column<Comparison>[] = [
    {
      key: "property",
      header: t("comparisons.columns.property"),
      cell: ({ property }) => t(`properties.${property}`),
    },
    {
      key: "against",
      header: t("comparisons.columns.against"),
      cell: ({ against }) => say(tRoot, against),
    },
    {
      key: "effect",
      header: t("comparisons.columns.effect"),
      align: "right",
      cell: ({ effect }) => number(effect),
    },
    {
      key: "word",
      header: t("comparisons.columns.size"),
      cell: ({ effect }) => (effect === null ? "–" : t(`effects.${effectSize(effect)}`)),
    },
    {
      key: "says",
      header: t("comparisons.columns.where"),
      wrap: true,
      cell: ({ says }) => say(tRoot, says),
    },
    {
      key: "p",
      header: t("comparisons.columns.p"),
      align: "right",
      cell: ({ pValue }) => number(pValue, { digits: 4 }),
    },
    { key: "test", header: t("comparisons.columns.test"), cell: ({ test }) => t(`tests.${test}`) },
  ];
  return (
    <Section title={t("comparisons.title")} description={t("comparisons.description")} flush>
      <DataTable
        caption={t("comparisons.title")}
        columns={columns}
        rows={comparisons}
        rowKey={({ property, against }) => `${property} ${say(tRoot, against)}`}
      />
    </Section>
  );
}

type ClustersProps = { curriculumId: string } & Pick<DiversityReport, "clusters">;

function Clusters({ curriculumId, clusters }: ClustersProps) {
  const t = useTranslations("diversity.clusters");
  const { number, percent } = useFormats();
  const columns: Column<Cluster>[] = [
    {
      key: "problems",
      header: t("problems"),
      align: "right",
      width: "6rem",
      cell: ({ problems }) => number(problems),
    },
    {
      key: "members",
      header: t("members"),
      wrap: true,
      cell: ({ problems, members }) => (
        <ul className="flex flex-wrap items-center gap-x-6 gap-y-1">
          {members.map(({ id, latex, statement }) => (
            <li key={id}>
              <Link href={`/curricula/${curriculumId}/problems/${id}`}>
                <Formula latex={latex} source={statement} />
              </Link>
            </li>
          ))}
          {problems > members.length && (
            <li className="text-muted text-xs">{t("more", { count: number(problems - members.length) })}</li>
          )}
        </ul>
      ),
    },
  ];
  const description = t("description", {
    problems: number(clusters.problems),
    all: number(clusters.all),
    share: percent(clusters.all > 0 ? clusters.problems / clusters.all : null),
    shown: number(clusters.largest.length),
    clusters: number(clusters.clusters),
  });
  return (
    <Section title={t("title")} description={description} flush>
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={clusters.largest}
        rowKey={({ members }) => members[0]!.id}
        empty={<EmptyState icon={Copy} title={t("none")} />}
      />
    </Section>
  );
}

function Mix({ mix, applied }: { mix: TransformationMix; applied: Readonly<Record<string, number>> }) {
  const { intends, counts, effect, pValue, weights } = mix;
  const t = useTranslations("diversity.mix");
  const tRoot = useTranslations();
  const { number } = useFormats();
  const note = (id: string) => {
    const proposed = String(weights[id]);
    if (applied[id] === undefined) return t("proposed", { proposed });
    if (applied[id] === weights[id]) return t("appliedAlone", { applied: proposed });
    return t("appliedAndProposed", { applied: String(applied[id]), proposed });
  };
  return (
    <div className="grid content-start gap-2">
      <BarChart
        title={t(intends)}
        bars={counts.map(({ id, problems }) => ({
          label: say(tRoot, transformationWords(id)),
          value: problems,
          note: note(id),
        }))}
      />
      <p className="text-muted text-xs">
        {t("even", { effect: number(effect), p: number(pValue, { digits: 4 }) })}
      </p>
    </div>
  );
}
