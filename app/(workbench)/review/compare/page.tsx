import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { listCurricula } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { ClientMessages } from "@/lib/ui/language";
import { LinkTabs, PageBody, PageHeader } from "@/lib/ui/layout";
import { ReviewTabs } from "../review-tabs";
import { Compare } from "./compare";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("title") };
}

type Props = { searchParams: Promise<{ curriculum?: string }> };

export default async function ComparePage({ searchParams }: Props) {
  const asked = (await searchParams).curriculum;
  const actor = await pageActor("review", { curriculumId: asked });
  const t = await getTranslations("compare");
  const translate = await getTranslations();
  const curricula = await listCurricula(database(), actor);
  const chosen = asked ? curricula.find(({ id }) => id === asked) : curricula[0];
  if (asked && !chosen) notFound();
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          chosen ? t("descriptionOf", { name: shownName(translate, chosen.name) }) : t("description")
        }
        tabs={<ReviewTabs curriculumId={asked} />}
      />
      <PageBody>
        {!asked && curricula.length > 1 && (
          <LinkTabs
            label={t("curriculum")}
            tabs={curricula.map(({ id, name }) => ({
              label: shownName(translate, name),
              href: `/review/compare?curriculum=${id}`,
            }))}
          />
        )}
        <ClientMessages areas={["compare", "outbox"]}>
          <Compare key={chosen?.id} userId={actorUserId(actor) ?? ""} curriculumId={chosen?.id ?? null} />
        </ClientMessages>
      </PageBody>
    </>
  );
}
