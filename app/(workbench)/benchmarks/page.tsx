import { Target } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { listBenchmarks } from "@/lib/benchmarks";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import type { Translate } from "@/lib/language/words";
import { type Column, DataTable, type Formats, RateBar, RelativeTime, useFormats } from "@/lib/ui/data";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { versionName } from "../runs/run-subject";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("benchmarks"))("title") };
}

type Row = Awaited<ReturnType<typeof listBenchmarks>>[number];

type T = ReturnType<typeof useTranslations<"benchmarks">>;

const columns = (t: T, translate: Translate, { number }: Formats): Column<Row>[] => [
  {
    key: "name",
    header: t("columns.name"),
    cell: ({ name }) => <span className="font-medium">{shownName(translate, name)}</span>,
  },
  {
    key: "problems",
    header: t("columns.problems"),
    align: "right",
    cell: ({ problems }) => number(problems),
  },
  {
    key: "versions",
    header: t("columns.versions"),
    align: "right",
    cell: ({ versions }) => number(versions),
  },
  {
    key: "newest",
    header: t("columns.newest"),
    cell: ({ newest }) => {
      if (!newest) return <span className="text-muted">{t("notEvaluated")}</span>;
      return (
        <span className="flex flex-wrap items-center gap-3">
          <RateBar rate={newest.passAt1} low={newest.low} high={newest.high} attempts={newest.attempts} />
          <span className="text-muted">
            {t.rich("newest", {
              version: versionName(translate, newest.version),
              time: () => <RelativeTime at={newest.finishedAt} />,
            })}
          </span>
        </span>
      );
    },
  },
];

export default async function BenchmarksPage() {
  await pageActor("read");
  const t = await getTranslations("benchmarks");
  const benchmarks = await listBenchmarks(database());
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <PageBody>
        <Section title={t("all")} flush>
          <BenchmarkTable benchmarks={benchmarks} />
        </Section>
      </PageBody>
    </>
  );
}

function BenchmarkTable({ benchmarks }: { benchmarks: Row[] }) {
  const t = useTranslations("benchmarks");
  return (
    <DataTable
      caption={t("title")}
      columns={columns(t, useTranslations(), useFormats())}
      rows={benchmarks}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/benchmarks/${id}`}
      empty={
        <EmptyState icon={Target} title={t("empty")}>
          {t("emptyHint")}
        </EmptyState>
      }
    />
  );
}
