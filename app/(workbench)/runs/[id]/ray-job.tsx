import Link from "next/link";
import { useTranslations } from "next-intl";
import type { runDetail } from "@/lib/runs";
import { isFinished } from "@/lib/runs";
import { Badge, RelativeTime } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { KeyValue, Section } from "@/lib/ui/layout";
import { TrainerCommand } from "../trainer-command";

type Run = Awaited<ReturnType<typeof runDetail>>;

const jobStates = ["unsubmitted", "pending", "running", "succeeded", "failed", "stopped"] as const;

/** Where the run is on its cluster, the weights it has stored, and the exact command. */
export function RayJobSection({ run, operates }: { run: Run; operates: boolean }) {
  const t = useTranslations("runs.ray");
  const job = run.rayJob;
  if (!job) return null;
  const state = jobStates.find((one) => one === job.status.toLowerCase());
  const last = run.modelVersions.at(-1);
  const { outputFolder = "" } = job.backend.config as { outputFolder?: string };
  return (
    <Section
      title={t("title", { backend: job.backend.name })}
      actions={
        operates &&
        last &&
        isFinished(run.status) && (
          <ButtonLink size="sm" href={`/runs/new?like=${run.id}&resume=${last.id}`}>
            {t("resume", { number: last.number })}
          </ButtonLink>
        )
      }
    >
      <div className="grid gap-4">
        <KeyValue
          columns={2}
          items={[
            { label: t("job"), value: <code className="font-mono text-xs">{job.submissionId}</code> },
            { label: t("state"), value: <Badge>{state ? t(`states.${state}`) : job.status}</Badge> },
            {
              label: t("clusterAnswered"),
              value: job.seenAt ? <RelativeTime at={job.seenAt} /> : t("notYet"),
            },
            {
              label: t("trainerCalled"),
              value: job.heartbeatAt ? <RelativeTime at={job.heartbeatAt} /> : t("notYet"),
            },
          ]}
        />
        {run.modelVersions.length > 0 && (
          <ul aria-label={t("weights")} className="grid gap-1">
            {run.modelVersions.map(({ id, number, modelId, step, location }) => (
              <li key={id} className="flex flex-wrap gap-3">
                <Link href={`/models/${modelId}`} className="text-accent underline">
                  {t("version", { number })}
                </Link>
                <span className="text-muted">{t("afterStep", { step: step ?? 0 })}</span>
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
