import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { problemProvenance } from "@/lib/provenance";
import { RelativeTime, ReviewStateBadge, VerdictBadge } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../../or-not-found";
import { MeasurementTable, ReviewTable, TrainingRunTable } from "./tables";
import { WayFromRoot } from "./way-from-root";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("curriculum.provenance"))("title") };
}

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
  const translate = await getTranslations();
  const t = await getTranslations("curriculum.provenance");
  return (
    <>
      <PageHeader
        title={t("heading")}
        breadcrumbs={[
          { label: translate("curricula.title"), href: "/curricula" },
          { label: translate("curriculum.tabs.tree"), href: `/curricula/${id}` },
        ]}
        actions={<ButtonLink href={`/curricula/${id}?problem=${problemId}`}>{t("showInTree")}</ButtonLink>}
      />
      <PageBody>
        <Section
          title={t("wayFromRoot")}
          actions={
            <>
              <VerdictBadge verdict={evidence.verdict} />
              <ReviewStateBadge state={evidence.reviewState} />
            </>
          }
        >
          <WayFromRoot curriculumId={id} steps={steps} above={above} />
        </Section>
        <Section title={t("verdicts")} description={t("verdictsDescription")} flush>
          <MeasurementTable measurements={measurements} />
        </Section>
        <Section
          title={t("reviews")}
          description={
            evidence.hiddenDecisions > 0
              ? t("hiddenDecisions", { count: evidence.hiddenDecisions })
              : t("reviewsDescription")
          }
          flush
        >
          <ReviewTable reviews={evidence.reviews} />
        </Section>
        {edits.length > 0 && (
          <Section title={t("byHand")}>
            <ul className="grid gap-1">
              {edits.map(({ id: editId, kind, editedBy, createdAt, undoneAt }) => (
                <li key={editId}>
                  {t.rich(`${undoneAt ? "undoneEdits" : "edits"}.${kind}`, {
                    name: editedBy?.name ?? t("nobody"),
                    time: () => <RelativeTime at={createdAt} />,
                  })}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={t("trainedOn")} description={t("trainedOnDescription")} flush>
          <TrainingRunTable runs={trained} />
        </Section>
      </PageBody>
    </>
  );
}
