import { GraduationCap, Ruler, UserCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { inEnglish } from "@/lib/language/in-english";
import { type Measurement, type ProblemProvenance, problemProvenance } from "@/lib/provenance";
import {
  type Column,
  DataTable,
  formatNumber,
  formatPercent,
  Hash,
  RelativeTime,
  ReviewStateBadge,
  RunStatusBadge,
  VerdictBadge,
} from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../../or-not-found";
import { WayFromRoot } from "./way-from-root";

export const metadata: Metadata = { title: "Provenance" };

type Trained = ProblemProvenance["trained"][number];
type Review = ProblemProvenance["evidence"]["reviews"][number];

const measured: Column<Measurement>[] = [
  { key: "model", header: "Model", cell: ({ model }) => model },
  { key: "run", header: "Run", cell: ({ runId, stage }) => <Link href={`/runs/${runId}`}>{stage}</Link> },
  { key: "at", header: "When", cell: ({ at }) => <RelativeTime at={at} /> },
  { key: "attempts", header: "Attempts", align: "right", cell: ({ attempts }) => formatNumber(attempts) },
  {
    key: "rate",
    header: "Verified",
    align: "right",
    cell: ({ verified, attempts }) => formatPercent(verified / attempts),
  },
  { key: "undecided", header: "Undecided", align: "right", cell: ({ undecided }) => formatNumber(undecided) },
];

const reviewed: Column<Review>[] = [
  { key: "by", header: "By", cell: ({ by }) => inEnglish(by) },
  { key: "decision", header: "Decision", cell: ({ decision }) => decision },
  {
    key: "reason",
    header: "Reason",
    wrap: true,
    cell: ({ reason, note }) => [reason && inEnglish(reason), note].filter(Boolean).join(": ") || "–",
  },
  { key: "at", header: "When", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
];

const trainedIn: Column<Trained>[] = [
  { key: "run", header: "Run", cell: ({ id }) => <Link href={`/runs/${id}`}>train</Link> },
  { key: "status", header: "Status", cell: ({ status }) => <RunStatusBadge status={status} /> },
  { key: "at", header: "When", cell: ({ queuedAt }) => <RelativeTime at={queuedAt} /> },
  {
    key: "statement",
    header: "As it was then",
    cell: ({ statement }) => <code className="font-mono text-xs">{statement}</code>,
  },
  { key: "snapshot", header: "Snapshot", cell: ({ contentHash }) => <Hash value={contentHash} /> },
  {
    key: "versions",
    header: "Made",
    cell: ({ modelVersions }) =>
      modelVersions.length === 0
        ? "–"
        : modelVersions.map(({ id, modelId, number, model }) => (
            <Link key={id} href={`/models/${modelId}/versions/${id}`} className="mr-2">
              {model.name} v{number}
            </Link>
          )),
  },
];

export default async function ProvenancePage({
  params,
}: {
  params: Promise<{ id: string; problemId: string }>;
}) {
  const { id, problemId } = await params;
  const actor = await pageActor("read", { curriculumId: id, problemId });
  const found = await problemProvenance(database(), actor, problemId).catch(orNotFound);
  const { evidence, steps, above, measurements, edits, trained } = found;
  if (evidence.curriculumId !== id) notFound();
  return (
    <>
      <PageHeader
        title="Provenance of a problem"
        breadcrumbs={[
          { label: "Curricula", href: "/curricula" },
          { label: "Tree", href: `/curricula/${id}` },
        ]}
        actions={<ButtonLink href={`/curricula/${id}?problem=${problemId}`}>Show in the tree</ButtonLink>}
      />
      <PageBody>
        <Section
          title="Way from the root"
          actions={
            <>
              <VerdictBadge verdict={evidence.verdict} />
              <ReviewStateBadge state={evidence.reviewState} />
            </>
          }
        >
          <WayFromRoot curriculumId={id} steps={steps} above={above} />
        </Section>
        <Section title="Verdicts" description="Attempts by run and model version." flush>
          <DataTable
            caption="Verdicts"
            columns={measured}
            rows={measurements}
            rowKey={({ runId, model }) => `${runId} ${model}`}
            empty={<EmptyState icon={Ruler} title="Never attempted" />}
          />
        </Section>
        <Section
          title="Reviews"
          description={
            evidence.hiddenDecisions > 0
              ? `${evidence.hiddenDecisions} decisions are shown once you have made yours.`
              : "Who decided, and why."
          }
          flush
        >
          <DataTable
            caption="Reviews"
            columns={reviewed}
            rows={evidence.reviews}
            rowKey={({ id }) => id}
            empty={<EmptyState icon={UserCheck} title="Nobody has decided yet" />}
          />
        </Section>
        {edits.length > 0 && (
          <Section title="Changes by hand">
            <ul className="grid gap-1">
              {edits.map((edit) => (
                <li key={edit.id}>
                  {edit.kind} by {edit.editedBy?.name ?? "somebody whose account is gone"},{" "}
                  <RelativeTime at={edit.createdAt} />
                  {edit.undoneAt && ", undone"}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="Training runs that used it" description="From the stored snapshot of each run." flush>
          <DataTable
            caption="Training runs that used it"
            columns={trainedIn}
            rows={trained}
            rowKey={({ id }) => id}
            empty={<EmptyState icon={GraduationCap} title="Never trained on" />}
          />
        </Section>
      </PageBody>
    </>
  );
}
