import { History } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { checkpointPolicySchema } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { checkpointHistory, checkpointStatus, drawnSample, waitingRequests } from "@/lib/review";
import { ClientMessages } from "@/lib/ui/language";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { CheckpointPanel } from "../../../review/checkpoint-panel";
import { CurriculumTabs } from "../curriculum-tabs";
import { AcceptanceSample } from "./acceptance-sample";
import { HistoryTable } from "./history-table";
import { LevelTable } from "./level-table";
import { SecondPerson } from "./second-person";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("checkpointPage"))("title") };
}

export default async function CheckpointPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const db = database();
  const curriculum = await db.curriculum.findUnique({
    where: { id },
    select: { name: true, checkpointPolicy: true, secondPerson: true },
  });
  if (!curriculum) notFound();
  const [status, history, requests] = await Promise.all([
    checkpointStatus(db, id),
    checkpointHistory(db, id),
    waitingRequests(db, id),
  ]);
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={shownName(t, curriculum.name)}
        breadcrumbs={[{ label: t("curricula.title"), href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        <ClientMessages areas={["checkpoint"]}>
          <CheckpointPanel
            curriculumId={id}
            status={status}
            policy={checkpointPolicySchema.parse(curriculum.checkpointPolicy)}
            mayOperate={can(actor, "operate")}
            mayOverride={can(actor, "override")}
            asksSecond={curriculum.secondPerson}
          />
          <SecondPerson
            curriculumId={id}
            asked={curriculum.secondPerson}
            requests={requests.map(({ details: _, ...request }) => request)}
            userId={actorUserId(actor)}
            mayOperate={can(actor, "operate")}
            mayOverride={can(actor, "override")}
          />
        </ClientMessages>
        <AcceptanceSample
          acceptance={status.acceptance}
          sample={status.acceptance.basis === "sample" ? await drawnSample(db, id) : null}
        />
        <Section title={t("checkpointPage.byLevel")} flush>
          <LevelTable levels={status.byLevel} />
        </Section>
        <Section title={t("checkpointPage.history.title")} flush>
          {history.length > 0 ? (
            <HistoryTable events={history} />
          ) : (
            <EmptyState icon={History} title={t("checkpointPage.history.empty")}>
              {t("checkpointPage.history.emptyExplained")}
            </EmptyState>
          )}
        </Section>
      </PageBody>
    </>
  );
}
