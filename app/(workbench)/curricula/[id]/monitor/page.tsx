import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { shownName } from "@/lib/language/bundled-words";
import { transformationWords } from "@/lib/language/library-words";
import { say } from "@/lib/language/words";
import { monitorReport } from "@/lib/monitor";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { ReportLinks } from "../../../report-links";
import { CurriculumTabs } from "../curriculum-tabs";
import { AlertsTable } from "./alerts-section";
import { GeneratedSections } from "./generated-section";
import { MeasuredSections } from "./measured-section";
import { MonitorPolicyDialog } from "./policy-dialog";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("monitor"))("title") };
}

export default async function MonitorPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const report = await monitorReport(database(), id).catch(orNotFound);
  const tRoot = await getTranslations();
  const titles = new Map(
    (domainById(report.domain)?.transformations ?? []).map(
      ({ id }) => [id, say(tRoot, transformationWords(id))] as const,
    ),
  );
  const t = await getTranslations("monitor");
  const tCurricula = await getTranslations("curricula");
  const mayOperate = can(actor, "operate");
  return (
    <ClientMessages areas={["monitor"]}>
      <PageHeader
        title={shownName(tRoot, report.name)}
        breadcrumbs={[{ label: tCurricula("title"), href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
        actions={<ReportLinks label={t("report")} href={`/api/curricula/${id}/report`} />}
      />
      <PageBody>
        <Section
          title={t("alerts.title")}
          description={t("alerts.description")}
          actions={mayOperate && <MonitorPolicyDialog curriculumId={id} policy={report.policy} />}
          flush
        >
          <AlertsTable
            alerts={report.alerts.map((alert) =>
              mayOperate ? alert : { ...alert, postError: alert.postError && "" },
            )}
            mayOperate={mayOperate}
          />
        </Section>
        <MeasuredSections
          curriculumId={id}
          runs={report.measured}
          unfinished={report.unmeasured}
          jumpFrom={report.policy.solveRateJump}
          titles={titles}
        />
        <GeneratedSections
          curriculumId={id}
          runs={report.generated}
          unfinished={report.ungenerated}
          quality={report.quality}
          titles={titles}
        />
      </PageBody>
    </ClientMessages>
  );
}
