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
import { say, type Translate } from "@/lib/language/words";
import { type ListedRayBackend, listRayBackends } from "@/lib/registry";
import { Badge, type Column, DataTable, formatsFor, RelativeTime } from "@/lib/ui/data";
import { EmptyState, KeyValue, Section } from "@/lib/ui/layout";
import { ArchiveBackend } from "./archive-backend";
import { BackendDialog } from "./backend-dialog";
import { leadsNowhere } from "./loopback";
import { TestBackend } from "./test-backend";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.backends"))("title") };
}

type T = ReturnType<typeof useTranslations<"settings">>;

const columns = (t: T, translate: Translate): Column<ListedRayBackend>[] => [
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
    key: "tested",
    header: t("backends.tested"),
    wrap: true,
    cell: (backend) => <LastTest backend={backend} t={t} translate={translate} />,
  },
  {
    key: "output",
    header: t("backends.output"),
    cell: ({ outputFolder }) => <code className="font-mono text-xs">{outputFolder}</code>,
  },
];

type LastTestProps = { backend: ListedRayBackend; t: T; translate: Translate };

function LastTest({ backend: { lastTest, address, callbackUrl }, t, translate }: LastTestProps) {
  return (
    <div className="grid min-w-56 gap-0.5">
      <span className="flex flex-wrap items-center gap-2">
        {!lastTest && <Badge>{t("backends.never")}</Badge>}
        {lastTest && (
          <Badge tone={lastTest.ok ? "ok" : "bad"}>
            {t(lastTest.ok ? "backends.works" : "backends.fails")}
          </Badge>
        )}
        {lastTest && <RelativeTime at={lastTest.at} />}
      </span>
      {lastTest && <span className="text-muted text-xs">{say(translate, lastTest.message)}</span>}
      {leadsNowhere(address, callbackUrl) && (
        <span className="text-warn text-xs">{t("backends.leadsNowhere", { address: callbackUrl })}</span>
      )}
    </div>
  );
}

const actionsColumn = (t: T, workbenchUrl: string): Column<ListedRayBackend> => ({
  key: "actions",
  header: <span className="sr-only">{t("actionsColumn")}</span>,
  align: "right",
  cell: (backend) => (
    <span className="inline-flex gap-2">
      <TestBackend backendId={backend.id} name={backend.name} />
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
  const translate = await getTranslations();
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
          columns={
            operates ? [...columns(t, translate), actionsColumn(t, workbenchUrl)] : columns(t, translate)
          }
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
