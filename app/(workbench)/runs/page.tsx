import { Play } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { launchableStages, listRuns, runStatuses } from "@/lib/runs";
import { Pager, rowsOfPage, withQuery } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { RunFilters } from "./run-filters";
import { RunTable } from "./run-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("title") };
}

const id = z.string().max(64).optional().catch(undefined);
const searchSchema = z.object({
  stage: z.enum(launchableStages).optional().catch(undefined),
  status: z.enum(runStatuses).optional().catch(undefined),
  curriculum: id,
  after: id,
});

export default async function RunsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { stage, status, curriculum, after } = searchSchema.parse(await searchParams);
  const actor = await pageActor("read", { curriculumId: curriculum });
  const db = database();
  const t = await getTranslations("runs");
  const { runs, next } = await listRuns(db, actor, {
    stage,
    status,
    curriculumId: curriculum,
    after,
    limit: rowsOfPage,
  });
  const of = curriculum
    ? await db.curriculum.findUnique({ where: { id: curriculum }, select: { name: true } })
    : null;
  const name = of && shownName(await getTranslations(), of.name);
  const filters = { stage, status, curriculum };
  const launch = can(actor, "operate") && (
    <ButtonLink
      href={curriculum ? `/runs/new?curriculum=${curriculum}` : "/runs/new"}
      variant="primary"
      icon={<Play />}
    >
      {t("launch")}
    </ButtonLink>
  );
  const filtered = stage || status || after;
  return (
    <>
      <PageHeader
        title={name ? t("titleOf", { name }) : t("title")}
        breadcrumbs={
          name
            ? [
                { label: t("curricula"), href: "/curricula" },
                { label: name, href: `/curricula/${curriculum}` },
              ]
            : undefined
        }
        description={t("description")}
        actions={launch}
      />
      <PageBody>
        <RunFilters {...filters} />
        <Section title={t("newestFirst")} flush>
          <RunTable
            runs={runs}
            empty={
              <EmptyState
                icon={Play}
                title={filtered ? t("empty.filtered") : t("empty.none")}
                action={!filtered && launch}
              >
                {filtered ? t("empty.filteredHint") : t("empty.noneHint")}
              </EmptyState>
            }
          />
        </Section>
        <Pager
          previousHref={after ? withQuery("/runs", filters) : undefined}
          nextHref={next ? withQuery("/runs", { ...filters, after: next }) : undefined}
        />
      </PageBody>
    </>
  );
}
