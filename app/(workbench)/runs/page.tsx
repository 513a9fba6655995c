import { Play } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { launchableStages, listRuns, runStatuses } from "@/lib/runs";
import { Pager, rowsOfPage } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { RunFilters } from "./run-filters";
import { RunTable } from "./run-table";

export const metadata: Metadata = { title: "Runs" };

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
  const filters = { stage, status, curriculum };
  const launch = can(actor, "operate") && (
    <ButtonLink
      href={curriculum ? `/runs/new?curriculum=${curriculum}` : "/runs/new"}
      variant="primary"
      icon={<Play />}
    >
      Launch a run
    </ButtonLink>
  );
  const filtered = stage || status || after;
  return (
    <>
      <PageHeader
        title={of ? `Runs of ${of.name}` : "Runs"}
        breadcrumbs={
          of
            ? [
                { label: "Curricula", href: "/curricula" },
                { label: of.name, href: `/curricula/${curriculum}` },
              ]
            : undefined
        }
        description="Every execution of a stage, with the configuration, seed and problems it was launched with."
        actions={launch}
      />
      <PageBody>
        <RunFilters {...filters} />
        <Section title="Newest first" flush>
          <RunTable
            runs={runs}
            empty={
              <EmptyState
                icon={Play}
                title={filtered ? "No run like this" : "Nothing has run yet"}
                action={!filtered && launch}
              >
                {filtered
                  ? "Choose another stage or status."
                  : "Generate variants of a curriculum first: the other stages follow from them."}
              </EmptyState>
            }
          />
        </Section>
        <Pager
          previousHref={after ? addressWith({ ...filters }) : undefined}
          nextHref={next ? addressWith({ ...filters, after: next }) : undefined}
        />
      </PageBody>
    </>
  );
}

function addressWith(search: Record<string, string | undefined>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/runs?${new URLSearchParams(given)}`;
}
