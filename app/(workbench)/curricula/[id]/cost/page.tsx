import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { type BudgetPolicy, type CostReport, costReport } from "@/lib/accounting";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { useFormats } from "@/lib/ui/data";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader, Section, Stat, StatRow } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { CurriculumTabs } from "../curriculum-tabs";
import { BudgetDialog } from "./budget-dialog";
import { PointTable, StageTable } from "./cost-tables";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cost"))("title") };
}

export default async function CostPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const report = await costReport(database(), id).catch(orNotFound);
  const t = await getTranslations("cost");
  const tCurricula = await getTranslations("curricula");
  return (
    <ClientMessages areas={["cost"]}>
      <PageHeader
        title={shownName(await getTranslations(), report.name)}
        breadcrumbs={[{ label: tCurricula("title"), href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        <Section
          title={t("approved.title")}
          description={t("approved.description")}
          actions={can(actor, "operate") && <BudgetDialog curriculumId={id} budget={report.budget} />}
        >
          <ApprovedCost report={report} />
          <Budget budget={report.budget} />
        </Section>
        <Section title={t("stages.title")} flush>
          <StageTable stages={report.stages} />
        </Section>
        <Section title={t("return.title")} description={t("return.description")} flush>
          <PointTable points={report.points} />
        </Section>
      </PageBody>
    </ClientMessages>
  );
}

function ApprovedCost({ report }: { report: CostReport }) {
  const t = useTranslations("cost.approved");
  const { number, money, duration } = useFormats();
  const { perApproved, review, approvedVariants } = report;
  const reviewerSeconds = perApproved.reviewerMinutes === null ? null : 60 * perApproved.reviewerMinutes;
  return (
    <StatRow>
      <Stat label={t("variants")} value={number(approvedVariants)} />
      <Stat label={t("each")} value={money(perApproved.dollars)} />
      <Stat label={t("cpuEach")} value={duration(perApproved.cpuSeconds)} />
      <Stat
        label={t("reviewersEach")}
        value={duration(reviewerSeconds)}
        hint={
          review.decisions > 0
            ? t("timed", { duration: duration(60 * review.minutes), count: number(review.decisions) })
            : t("notTimed")
        }
      />
    </StatRow>
  );
}

function Budget({ budget }: { budget: BudgetPolicy }) {
  const t = useTranslations("cost.budget");
  const { number, money, list } = useFormats();
  const { dollarsPerRun, cpuHoursPerRun, gpuHoursPerRun } = budget;
  const bounds = [
    dollarsPerRun === null ? [] : [money(dollarsPerRun)],
    cpuHoursPerRun === null ? [] : [t("cpuHours", { count: number(cpuHoursPerRun) })],
    gpuHoursPerRun === null ? [] : [t("gpuHours", { count: number(gpuHoursPerRun) })],
  ].flat();
  const text = bounds.length === 0 ? t("none") : t("most", { bounds: list(bounds) });
  return <p className="mt-3 text-muted">{text}</p>;
}
