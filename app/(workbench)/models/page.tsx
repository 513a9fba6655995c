import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { listModels } from "@/lib/registry";
import { type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";

export const metadata: Metadata = { title: "Models" };

type Row = Awaited<ReturnType<typeof listModels>>[number];

const columns: Column<Row>[] = [
  { key: "name", header: "Name", cell: ({ name }) => <span className="font-medium">{name}</span> },
  {
    key: "kind",
    header: "Kind",
    cell: ({ kind }) => (kind === "rule_policy" ? "Built-in rule policy" : "OpenAI-compatible endpoint"),
  },
  {
    key: "server",
    header: "Server",
    cell: ({ config, kind }) => (kind === "rule_policy" ? "this machine" : serverOf(config)),
  },
  {
    key: "versions",
    header: "Newest version",
    align: "right",
    cell: ({ versions }) => versions[0]?.number ?? "–",
  },
  { key: "created", header: "Added", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
];

function serverOf(config: unknown): string {
  const { baseUrl, model } = config as { baseUrl?: string; model?: string };
  return baseUrl ? `${model} at ${new URL(baseUrl).host}` : "–";
}

export default async function ModelsPage() {
  const actor = await pageActor("read");
  const models = await listModels(database());
  return (
    <>
      <PageHeader
        title="Models"
        description="What writes variants and answers problems. Training makes new versions, and keeps the old ones."
        actions={
          can(actor, "operate") && (
            <ButtonLink href="/models/new" variant="primary" icon={<Plus />}>
              Add an endpoint
            </ButtonLink>
          )
        }
      />
      <PageBody>
        <Section title="All models" flush>
          <DataTable
            caption="Models"
            columns={columns}
            rows={models}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/models/${id}`}
          />
        </Section>
      </PageBody>
    </>
  );
}
