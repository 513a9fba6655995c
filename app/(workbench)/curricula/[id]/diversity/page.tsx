import { Copy, Scale } from "lucide-react";
import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import {
  type Cluster,
  type Comparison,
  type DiversityReport,
  diversityReport,
  type TransformationMix,
} from "@/lib/curriculum/diversity";
import { database } from "@/lib/db";
import { BarChart } from "@/lib/ui/charts";
import { type Column, DataTable, formatNumber, formatPercent } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Formula } from "@/lib/ui/formula";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { CurriculumTabs } from "../curriculum-tabs";
import { ApplyWeights } from "./apply-weights";

export const metadata: Metadata = { title: "Diversity" };

/** J. Cohen's words (1988) for effects of these sizes; the same cuts serve for distances of distributions. */
const effectWords = [
  { from: 0.5, word: "large" },
  { from: 0.3, word: "medium" },
  { from: 0.1, word: "small" },
  { from: 0, word: "negligible" },
];

const comparisonColumns: Column<Comparison>[] = [
  { key: "property", header: "Property", cell: ({ property }) => property },
  { key: "against", header: "Against", cell: ({ against }) => against },
  { key: "effect", header: "Effect", align: "right", cell: ({ effect }) => formatNumber(effect) },
  {
    key: "word",
    header: "Size",
    cell: ({ effect }) => (effect === null ? "–" : effectWords.find(({ from }) => effect >= from)?.word),
  },
  { key: "p", header: "p", align: "right", cell: ({ pValue }) => formatNumber(pValue, { digits: 4 }) },
  { key: "test", header: "Test", cell: ({ test }) => test },
  { key: "says", header: "Where", wrap: true, cell: ({ says }) => says },
];

const clusterColumns: Column<Cluster>[] = [
  {
    key: "problems",
    header: "Problems",
    align: "right",
    width: "6rem",
    cell: ({ problems }) => formatNumber(problems),
  },
  {
    key: "one",
    header: "One of them",
    cell: ({ latex, statement }) => <Formula latex={latex} source={statement} />,
  },
];

export default async function DiversityPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const report = await diversityReport(database(), id).catch(orNotFound);
  return (
    <>
      <PageHeader
        title={report.name}
        breadcrumbs={[{ label: "Curricula", href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        {report.variants === 0 ? (
          <Section title="Diversity">
            <EmptyState
              icon={Scale}
              title="There is no variant yet"
              action={<ButtonLink href={`/runs/new?stage=generate&curriculum=${id}`}>Generate</ButtonLink>}
            >
              How variants differ from the roots and from the benchmark stands here once there are some.
            </EmptyState>
          </Section>
        ) : (
          <Findings curriculumId={id} report={report} mayOperate={can(actor, "operate")} />
        )}
      </PageBody>
    </>
  );
}

type FindingsProps = { curriculumId: string; report: DiversityReport; mayOperate: boolean };

function Findings({ curriculumId, report, mayOperate }: FindingsProps) {
  const { clusters, mixes, policy } = report;
  const proposed = Object.assign({}, ...mixes.map(({ weights }) => weights)) as Record<string, number>;
  const isSet = Object.keys(policy.transformationWeights).length > 0;
  return (
    <>
      <Section
        title="Variants beside others"
        description="The effect says how far apart they are, 0 to 1; p how likely so much is by chance alone."
        flush
      >
        <DataTable
          caption="Variants beside others"
          columns={comparisonColumns}
          rows={report.comparisons}
          rowKey={({ property, against }) => `${property} ${against}`}
        />
      </Section>
      <Section
        title="Mix of transformations"
        description={
          isSet
            ? "The next generate run draws by the weights that were applied."
            : "Drawn alike, as the library comes."
        }
        actions={
          mayOperate && (
            <>
              {isSet && <ApplyWeights curriculumId={curriculumId} weights={{}} label="Draw all alike" />}
              <ApplyWeights curriculumId={curriculumId} weights={proposed} label="Apply the proposal" />
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
      <Section
        title="Near-duplicates"
        description={`${formatNumber(clusters.problems)} of ${formatNumber(clusters.all)} problems (${formatPercent(
          clusters.all > 0 ? clusters.problems / clusters.all : null,
        )}) differ from another in their numbers alone, in ${formatNumber(clusters.clusters)} clusters.`}
        flush
      >
        <DataTable
          caption="Largest clusters"
          columns={clusterColumns}
          rows={clusters.largest}
          rowKey={({ id }) => id}
          empty={<EmptyState icon={Copy} title="No two problems are that alike" />}
        />
      </Section>
    </>
  );
}

function Mix({ mix, applied }: { mix: TransformationMix; applied: Readonly<Record<string, number>> }) {
  const { intends, counts, effect, pValue, weights } = mix;
  const note = (id: string) =>
    applied[id] === undefined
      ? `proposed ×${weights[id]}`
      : `applied ×${applied[id]}, proposed ×${weights[id]}`;
  return (
    <div className="grid content-start gap-2">
      <BarChart
        title={`Asked to be ${intends}`}
        bars={counts.map(({ id, title, problems }) => ({ label: title, value: problems, note: note(id) }))}
      />
      <p className="text-muted text-xs">
        Against an even mix: effect {formatNumber(effect)}, p {formatNumber(pValue, { digits: 4 })}{" "}
        (chi-square).
      </p>
    </div>
  );
}
