import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { exportFormats, wantsTestSide } from "@/lib/curriculum/exchange";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { levelCounts } from "@/lib/review";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { CurriculumTabs } from "../curriculum-tabs";
import { ExportForm } from "./export-form";
import { ImportForm } from "./import-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exchange"))("title") };
}

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
  const t = await getTranslations("exchange");
  const formats = exportFormats.map(({ id, forTraining }) => ({
    id,
    title: t(`formats.${id}.title`),
    description: t(`formats.${id}.description`),
    forTraining,
    wantsTestSide: wantsTestSide(id),
  }));
  const curricula = (await getTranslations("curricula"))("title");
  return (
    <>
      <PageHeader
        title={shownName(await getTranslations(), curriculum.name)}
        breadcrumbs={[{ label: curricula, href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        <Section title={t("export.title")} description={t("export.description")}>
          <ClientMessages areas={["exchange"]}>
            <ExportForm curriculumId={id} formats={formats} approved={approved} all={all} />
          </ClientMessages>
        </Section>
        {can(actor, "operate") && (
          <Section title={t("import.title")} description={t("import.description")}>
            <ClientMessages areas={["exchange"]}>
              <ImportForm curriculumId={id} />
            </ClientMessages>
          </Section>
        )}
      </PageBody>
    </>
  );
}
