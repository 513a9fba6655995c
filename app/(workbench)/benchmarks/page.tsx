import { Target } from "lucide-react";
import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { listBenchmarks } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { type Column, DataTable, formatNumber, RateBar, RelativeTime } from "@/lib/ui/data";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { versionName } from "../runs/run-subject";

export const metadata: Metadata = { title: "Benchmarks" };

type Row = Awaited<ReturnType<typeof listBenchmarks>>[number];

const columns: Column<Row>[] = [
  { key: "name", header: "Name", cell: ({ name }) => <span className="font-medium">{name}</span> },
  { key: "problems", header: "Problems", align: "right", cell: ({ problems }) => formatNumber(problems) },
  {
    key: "versions",
    header: "Versions evaluated",
    align: "right",
    cell: ({ versions }) => formatNumber(versions),
  },
  {
    key: "newest",
    header: "Newest accuracy (pass@1)",
    cell: ({ newest }) => {
      if (!newest) return <span className="text-muted">not evaluated yet</span>;
      return (
        <span className="flex flex-wrap items-center gap-3">
          <RateBar rate={newest.passAt1} low={newest.low} high={newest.high} attempts={newest.attempts} />
          <span className="text-muted">
            {versionName(newest.version)}, <RelativeTime at={newest.finishedAt} />
          </span>
        </span>
      );
    },
  },
];

export default async function BenchmarksPage() {
  await pageActor("read");
  const benchmarks = await listBenchmarks(database());
  return (
    <>
      <PageHeader
        title="Benchmarks"
        description="Problems that are held out: neither they nor a variant equal to one are ever trained on."
      />
      <PageBody>
        <Section title="All benchmarks" flush>
          <DataTable
            caption="Benchmarks"
            columns={columns}
            rows={benchmarks}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/benchmarks/${id}`}
            empty={
              <EmptyState icon={Target} title="No benchmark yet">
                The first start loads the bundled one.
              </EmptyState>
            }
          />
        </Section>
      </PageBody>
    </>
  );
}
