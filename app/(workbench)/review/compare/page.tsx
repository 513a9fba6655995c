import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { listCurricula } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { LinkTabs, PageBody, PageHeader } from "@/lib/ui/layout";
import { ReviewTabs } from "../review-tabs";
import { Compare } from "./compare";

export const metadata: Metadata = { title: "Which is easier?" };

type Props = { searchParams: Promise<{ curriculum?: string }> };

export default async function ComparePage({ searchParams }: Props) {
  const asked = (await searchParams).curriculum;
  const actor = await pageActor("review", { curriculumId: asked });
  const curricula = await listCurricula(database(), actor);
  const chosen = asked ? curricula.find(({ id }) => id === asked) : curricula[0];
  if (asked && !chosen) notFound();
  return (
    <>
      <PageHeader
        title="Which is easier?"
        description={`Answers on pairs give a difficulty beside the measured one.${chosen ? ` Curriculum: ${chosen.name}.` : ""}`}
        tabs={<ReviewTabs curriculumId={asked} />}
      />
      <PageBody>
        {!asked && curricula.length > 1 && (
          <LinkTabs
            label="Curriculum"
            tabs={curricula.map(({ id, name }) => ({
              label: name,
              href: `/review/compare?curriculum=${id}`,
            }))}
          />
        )}
        <Compare key={chosen?.id} userId={actorUserId(actor) ?? ""} curriculumId={chosen?.id ?? null} />
      </PageBody>
    </>
  );
}
