import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { exportFormats } from "@/lib/curriculum/exchange";
import { database } from "@/lib/db";
import { levelCounts } from "@/lib/review";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { CurriculumTabs } from "../curriculum-tabs";
import { ExportForm } from "./export-form";
import { ImportForm } from "./import-form";

export const metadata: Metadata = { title: "Import and export" };

export default async function ExchangePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const db = database();
  const curriculum = await db.curriculum.findUnique({ where: { id }, select: { name: true } });
  if (!curriculum) notFound();
  const levels = await levelCounts(db, id);
  const approved = levels.reduce((sum, level) => sum + level.approved, 0);
  const all = levels.reduce(
    (sum, level) => sum + level.approved + level.pending + level.rejected + level.conflict,
    0,
  );
  const formats = exportFormats.map(({ id, title, description, forTraining }) => ({
    id,
    title,
    description,
    forTraining,
  }));
  return (
    <>
      <PageHeader
        title={curriculum.name}
        breadcrumbs={[{ label: "Curricula", href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        <Section
          title="Export"
          description="A ZIP archive with a manifest: what was approved, by whom and when, and the hash of each file."
        >
          <ExportForm curriculumId={id} formats={formats} approved={approved} all={all} />
        </Section>
        {can(actor, "operate") && (
          <Section
            title="Import"
            description="Problems and their trees. Decisions and measures do not travel: people here decide, runs here measure."
          >
            <ImportForm curriculumId={id} />
          </Section>
        )}
      </PageBody>
    </>
  );
}
