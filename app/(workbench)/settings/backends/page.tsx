import { availableParallelism, totalmem } from "node:os";
import { Server } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { isSecure } from "@/lib/auth/better-auth";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { type ListedRayBackend, listRayBackends } from "@/lib/registry";
import { Badge, type Column, DataTable, formatsFor } from "@/lib/ui/data";
import { EmptyState, KeyValue, Section } from "@/lib/ui/layout";
import { ArchiveBackend } from "./archive-backend";
import { BackendDialog } from "./backend-dialog";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.backends"))("title") };
}

type T = ReturnType<typeof useTranslations<"settings">>;

const columns = (t: T): Column<ListedRayBackend>[] => [
  { key: "name", header: t("backends.name"), cell: ({ name }) => name },
  {
    key: "address",
    header: t("backends.address"),
    cell: ({ address }) => <code className="font-mono text-xs">{address}</code>,
  },
  {
    key: "token",
    header: t("backends.token"),
    cell: ({ hasToken }) =>
      hasToken ? (
        <Badge tone="ok">{t("backends.stored")}</Badge>
      ) : (
        <Badge tone="warn">{t("backends.none")}</Badge>
      ),
  },
  {
    key: "output",
    header: t("backends.output"),
    cell: ({ outputFolder }) => <code className="font-mono text-xs">{outputFolder}</code>,
  },
];

const actionsColumn = (t: T, workbenchUrl: string): Column<ListedRayBackend> => ({
  key: "actions",
  header: <span className="sr-only">{t("actionsColumn")}</span>,
  align: "right",
  cell: (backend) => (
    <span className="inline-flex gap-2">
      <BackendDialog backend={backend} workbenchUrl={workbenchUrl} />
      <ArchiveBackend backendId={backend.id} name={backend.name} />
    </span>
  ),
});

/** As this browser reaches the workbench: the likeliest way from the cluster too. */
async function ownAddress(): Promise<string> {
  const asked = await headers();
  return `${isSecure(asked) ? "https" : "http"}://${asked.get("host") ?? "localhost:3000"}`;
}

export default async function BackendsPage() {
  const actor = await pageActor("read");
  const t = await getTranslations("settings");
  const { bytes } = formatsFor(await getLocale());
  const operates = can(actor, "operate");
  const backends = await listRayBackends(database());
  const workbenchUrl = await ownAddress();
  return (
    <>
      <Section
        title={t("backends.embedded")}
        description={t("backends.embeddedHint")}
        actions={<Badge tone="ok">{t("backends.available")}</Badge>}
      >
        <KeyValue
          columns={2}
          items={[
            {
              label: t("backends.cores"),
              value: availableParallelism(),
              hint: t("backends.coresHint"),
            },
            { label: t("backends.memory"), value: bytes(totalmem()) },
          ]}
        />
      </Section>
      <Section
        title={t("backends.ray")}
        description={t("backends.rayHint")}
        actions={operates && <BackendDialog workbenchUrl={workbenchUrl} />}
        flush
      >
        <DataTable
          caption={t("backends.clusters")}
          columns={operates ? [...columns(t), actionsColumn(t, workbenchUrl)] : columns(t)}
          rows={backends}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={Server} title={t("backends.empty")}>
              {t("backends.emptyHint")}
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}
