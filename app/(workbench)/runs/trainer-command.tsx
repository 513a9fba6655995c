import { useTranslations } from "next-intl";
import { trainerCommand } from "@/lib/runs/ray/config";
import { CopyButton } from "@/lib/ui/forms";

type TrainerCommandProps = { callbackUrl: string; outputFolder: string; runId?: string };

/** The exact command of a job, with the environment it gets. The token is made at launch and shown to nobody. */
export function TrainerCommand({ callbackUrl, outputFolder, runId }: TrainerCommandProps) {
  const t = useTranslations("runs.trainer");
  const lines = [
    `LADDERBOARD_URL=${callbackUrl}`,
    `LADDERBOARD_RUN_ID=${runId ?? t("givenAtLaunch")}`,
    `LADDERBOARD_RUN_TOKEN=${t("madeAtLaunch")}`,
    `LADDERBOARD_OUTPUT=${outputFolder}`,
    trainerCommand,
  ];
  return (
    <div className="flex items-start gap-2">
      <pre className="min-w-0 flex-1 whitespace-pre-wrap break-all rounded-md bg-sunken p-3 font-mono text-xs leading-5">
        {lines.join(" \\\n  ")}
      </pre>
      <CopyButton text={lines.join(" \\\n  ")} label={t("copy")} />
    </div>
  );
}
