import { Plus } from "lucide-react";
import type { Metadata } from "next";
import type { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import type { Translate } from "@/lib/language/words";
import { listModels } from "@/lib/registry";
import { type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("title") };
}

type Row = Awaited<ReturnType<typeof listModels>>[number];

type T = ReturnType<typeof useTranslations<"models">>;

const columns = (t: T, translate: Translate): Column<Row>[] => [
  {
    key: "name",
    header: t("columns.name"),
    cell: ({ name }) => <span className="font-medium">{shownName(translate, name)}</span>,
  },
  {
    key: "kind",
    header: t("columns.kind"),
    cell: ({ kind }) => t(`kinds.${kind}`),
  },
  {
    key: "server",
    header: t("columns.server"),
    cell: ({ config, kind }) => (kind === "rule_policy" ? t("thisMachine") : serverOf(config, t)),
  },
  {
    key: "versions",
    header: t("columns.newest"),
    align: "right",
    cell: ({ versions }) => versions[0]?.number ?? "–",
  },
  { key: "created", header: t("columns.added"), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
];

function serverOf(config: unknown, t: T): string {
  const { baseUrl, model } = config as { baseUrl?: string; model?: string };
  return baseUrl ? t("serverOf", { model: model ?? "", host: new URL(baseUrl).host }) : "–";
}

export default async function ModelsPage() {
  const actor = await pageActor("read");
  const t = await getTranslations("models");
  const models = await listModels(database());
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          can(actor, "operate") && (
            <ButtonLink href="/models/new" variant="primary" icon={<Plus />}>
              {t("add")}
            </ButtonLink>
          )
        }
      />
      <PageBody>
        <Section title={t("all")} flush>
          <DataTable
            caption={t("title")}
            columns={columns(t, await getTranslations())}
            rows={models}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/models/${id}`}
          />
        </Section>
      </PageBody>
    </>
  );
}
