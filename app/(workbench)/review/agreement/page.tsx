import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { listCurricula } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { agreementReport, decisionTimes } from "@/lib/review/agreement";
import { Button, ButtonLink, Select } from "@/lib/ui/forms";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { ReviewTabs } from "../review-tabs";
import { AgreementGroups } from "./agreement-groups";
import { AgreementStats } from "./agreement-stats";
import { TimesSection } from "./times-section";

export const metadata: Metadata = { title: "Agreement" };

const searchSchema = z.object({ curriculum: z.string().max(64).optional().catch(undefined) });
type PageProps = { searchParams: Promise<Record<string, unknown>> };

export default async function AgreementPage({ searchParams }: PageProps) {
  const search = searchSchema.parse(await searchParams);
  const actor = await pageActor("read", { curriculumId: search.curriculum });
  const db = database();
  const [curricula, times] = await Promise.all([listCurricula(db, actor), decisionTimes(db)]);
  const chosen = search.curriculum ?? curricula[0]?.id;
  const report = chosen ? await agreementReport(db, chosen).catch(orNotFound) : null;
  return (
    <>
      <PageHeader
        title="Agreement"
        description="How far people decide alike on the problems that two or more of them decided on."
        tabs={<ReviewTabs curriculumId={search.curriculum} />}
      />
      <PageBody>
        {curricula.length > 1 && (
          <form className="flex flex-wrap items-end gap-2" aria-label="Choose a curriculum">
            <Select
              name="curriculum"
              aria-label="Curriculum"
              defaultValue={chosen}
              options={curricula.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button type="submit">Show</Button>
          </form>
        )}
        {report && report.all.items > 0 ? (
          <>
            <AgreementStats curriculum={report.curriculum.name} agreement={report.all} />
            <AgreementGroups title="By two people" head="People" groups={report.byPair} />
            <AgreementGroups title="By level" head="Level" groups={report.byLevel} />
            <AgreementGroups
              title="By transformation"
              head="Transformation"
              groups={report.byTransformation}
            />
          </>
        ) : (
          <Section title={report?.curriculum.name ?? "Agreement"} flush>
            <EmptyState
              icon={UsersRound}
              title="Nobody has decided on the same problem yet"
              action={
                chosen && <ButtonLink href={`/curricula/${chosen}/checkpoint`}>Checkpoint policy</ButtonLink>
              }
            >
              Agreement shows once two people decide on one problem. A policy that asks for two people a
              problem, or for a least agreement, brings that about.
            </EmptyState>
          </Section>
        )}
        {times.length > 0 && <TimesSection times={times} />}
      </PageBody>
    </>
  );
}
