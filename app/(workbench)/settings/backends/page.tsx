import { availableParallelism, totalmem } from "node:os";
import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { Badge, formatBytes } from "@/lib/ui/data";
import { KeyValue, Section } from "@/lib/ui/layout";

export const metadata: Metadata = { title: "Backends" };

export default async function BackendsPage() {
  await pageActor("read");
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
        description="Runs on a GPU cluster. This version cannot use one: there is nothing to connect yet."
        actions={<Badge>Not available</Badge>}
      >
        <p className="text-muted">Every run executes on the embedded backend.</p>
      </Section>
    </>
  );
}
