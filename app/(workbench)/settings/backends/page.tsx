import { availableParallelism, totalmem } from "node:os";
import { Server } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { isSecure } from "@/lib/auth/better-auth";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { type ListedRayBackend, listRayBackends } from "@/lib/registry";
import { Badge, type Column, DataTable, formatBytes } from "@/lib/ui/data";
import { EmptyState, KeyValue, Section } from "@/lib/ui/layout";
import { ArchiveBackend } from "./archive-backend";
import { BackendDialog } from "./backend-dialog";

export const metadata: Metadata = { title: "Backends" };

const columns: Column<ListedRayBackend>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  {
    key: "address",
    header: "Address",
    cell: ({ address }) => <code className="font-mono text-xs">{address}</code>,
  },
  {
    key: "token",
    header: "Token",
    cell: ({ hasToken }) => (hasToken ? <Badge tone="ok">Stored</Badge> : <Badge tone="warn">None</Badge>),
  },
  {
    key: "output",
    header: "Output folder",
    cell: ({ outputFolder }) => <code className="font-mono text-xs">{outputFolder}</code>,
  },
];

const actionsColumn = (workbenchUrl: string): Column<ListedRayBackend> => ({
  key: "actions",
  header: <span className="sr-only">Actions</span>,
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
  const operates = can(actor, "operate");
  const backends = await listRayBackends(database());
  const workbenchUrl = await ownAddress();
  return (
    <>
      <Section
        title="Embedded"
        description="Runs execute on the machine of the worker, in threads of its own."
        actions={<Badge tone="ok">Available</Badge>}
      >
        <KeyValue
          columns={2}
          items={[
            {
              label: "Processor cores",
              value: availableParallelism(),
              hint: "Those this web server's machine offers.",
            },
            { label: "Memory", value: formatBytes(totalmem()) },
          ]}
        />
      </Section>
      <Section
        title="Ray"
        description="Language models train on a GPU cluster, through Ray's Jobs API."
        actions={operates && <BackendDialog workbenchUrl={workbenchUrl} />}
        flush
      >
        <DataTable
          caption="Ray clusters"
          columns={operates ? [...columns, actionsColumn(workbenchUrl)] : columns}
          rows={backends}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={Server} title="No cluster yet">
              Add one to train a language model. Keep Ray's own address closed to everybody else: whoever
              reaches it runs code on the cluster.
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}
