import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { listCurricula } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { agreementReport, decisionTimes } from "@/lib/review/agreement";
import { Button, ButtonLink, Select } from "@/lib/ui/forms";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { ReviewTabs } from "../review-tabs";
import { AgreementGroups } from "./agreement-groups";
import { AgreementStats } from "./agreement-stats";
import { TimesSection } from "./times-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreement"))("title") };
}

const searchSchema = z.object({ curriculum: z.string().max(64).optional().catch(undefined) });
type PageProps = { searchParams: Promise<Record<string, unknown>> };

export default async function AgreementPage({ searchParams }: PageProps) {
  const search = searchSchema.parse(await searchParams);
  const actor = await pageActor("read", { curriculumId: search.curriculum });
  const t = await getTranslations("agreement");
  const translate = await getTranslations();
  const db = database();
  const [curricula, times] = await Promise.all([listCurricula(db, actor), decisionTimes(db)]);
  const chosen = search.curriculum ?? curricula[0]?.id;
  const report = chosen ? await agreementReport(db, chosen).catch(orNotFound) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        tabs={<ReviewTabs curriculumId={search.curriculum} />}
      />
      <PageBody>
        {curricula.length > 1 && (
          <form className="flex flex-wrap items-end gap-2" aria-label={t("choose")}>
            <Select
              name="curriculum"
              aria-label={t("curriculum")}
              defaultValue={chosen}
              options={curricula.map(({ id, name }) => ({ value: id, label: shownName(translate, name) }))}
            />
            <Button type="submit">{t("show")}</Button>
          </form>
        )}
        {report && report.all.items > 0 ? (
          <>
            <AgreementStats
              curriculum={shownName(translate, report.curriculum.name)}
              agreement={report.all}
            />
            <AgreementGroups
              title={t("byPair")}
              caption={t("pairCaption")}
              head={t("people")}
              groups={report.byPair}
            />
            <AgreementGroups
              title={t("byLevel")}
              caption={t("levelCaption")}
              head={t("level")}
              groups={report.byLevel}
            />
            <AgreementGroups
              title={t("byTransformation")}
              caption={t("transformationCaption")}
              head={t("transformation")}
              groups={report.byTransformation}
            />
          </>
        ) : (
          <Section title={report ? shownName(translate, report.curriculum.name) : t("title")} flush>
            <EmptyState
              icon={UsersRound}
              title={t("empty.title")}
              action={
                chosen && (
                  <ButtonLink href={`/curricula/${chosen}/checkpoint`}>{t("empty.policy")}</ButtonLink>
                )
              }
            >
              {t("empty.explanation")}
            </EmptyState>
          </Section>
        )}
        {times.length > 0 && <TimesSection times={times} />}
      </PageBody>
    </>
  );
}
