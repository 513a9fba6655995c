import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { monitorReport } from "@/lib/monitor";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { ReportLinks } from "../../../report-links";
import { CurriculumTabs } from "../curriculum-tabs";
import { AlertsTable } from "./alerts-section";
import { GeneratedSections } from "./generated-section";
import { MeasuredSections } from "./measured-section";
import { MonitorPolicyDialog } from "./policy-dialog";

export const metadata: Metadata = { title: "Monitor" };

export default async function MonitorPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const report = await monitorReport(database(), id).catch(orNotFound);
  const titles = new Map(
    (domainById(report.domain)?.transformations ?? []).map(({ id, title }) => [id, title] as const),
  );
  const mayOperate = can(actor, "operate");
  return (
    <>
      <PageHeader
        title={report.name}
        breadcrumbs={[{ label: "Curricula", href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
        actions={<ReportLinks label="Report" href={`/api/curricula/${id}/report`} />}
      />
      <PageBody>
        <Section
          title="Alerts"
          description="Raised when a run ends and has reached a threshold."
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
          jumpFrom={report.policy.solveRateJump}
          titles={titles}
        />
        <GeneratedSections
          curriculumId={id}
          runs={report.generated}
          quality={report.quality}
          titles={titles}
        />
      </PageBody>
    </>
  );
}
