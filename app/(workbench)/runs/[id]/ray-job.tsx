import Link from "next/link";
import type { runDetail } from "@/lib/runs";
import { isFinished } from "@/lib/runs";
import { Badge, RelativeTime } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { KeyValue, Section } from "@/lib/ui/layout";
import { TrainerCommand } from "../trainer-command";

type Run = Awaited<ReturnType<typeof runDetail>>;

/** Where the run is on its cluster, the weights it has stored, and the exact command. */
export function RayJobSection({ run }: { run: Run }) {
  const job = run.rayJob;
  if (!job) return null;
  const last = run.modelVersions.at(-1);
  const { outputFolder = "" } = job.backend.config as { outputFolder?: string };
  return (
    <Section
      title={`On ${job.backend.name}`}
      actions={
        last &&
        isFinished(run.status) && (
          <ButtonLink size="sm" href={`/runs/new?like=${run.id}&resume=${last.id}`}>
            Resume from version {last.number}
          </ButtonLink>
        )
      }
    >
      <div className="grid gap-4">
        <KeyValue
          columns={2}
          items={[
            { label: "Job", value: <code className="font-mono text-xs">{job.submissionId}</code> },
            { label: "Its state", value: <Badge>{job.status.toLowerCase()}</Badge> },
            {
              label: "Cluster last answered",
              value: job.seenAt ? <RelativeTime at={job.seenAt} /> : "not yet",
            },
            {
              label: "Trainer last called",
              value: job.heartbeatAt ? <RelativeTime at={job.heartbeatAt} /> : "not yet",
            },
          ]}
        />
        {run.modelVersions.length > 0 && (
          <ul aria-label="Weights it stored" className="grid gap-1">
            {run.modelVersions.map(({ id, number, modelId, step, location }) => (
              <li key={id} className="flex flex-wrap gap-3">
                <Link href={`/models/${modelId}`} className="text-accent underline">
                  Version {number}
                </Link>
                <span className="text-muted">after step {step}</span>
                <code className="font-mono text-xs">{location}</code>
              </li>
            ))}
          </ul>
        )}
        <TrainerCommand callbackUrl={job.backend.callbackUrl} outputFolder={outputFolder} runId={run.id} />
      </div>
    </Section>
  );
}
