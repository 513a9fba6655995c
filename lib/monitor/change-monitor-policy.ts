import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { invalidInput, LadderboardError } from "@/lib/errors";
import { monitorPolicySchema } from "./monitor-policy";
import { requireAllowedWebhook } from "./webhook-address";

/** Sets from which figures on a curriculum's runs raise alerts. @throws LadderboardError invalid or not-found */
export async function changeMonitorPolicy(
  db: Database,
  actor: Actor,
  curriculumId: string,
  input: unknown,
): Promise<void> {
  const read = monitorPolicySchema.safeParse(input);
  if (!read.success) {
    throw invalidInput({ key: "monitor.thresholds.none" }, read.error, ["policy"]);
  }
  if (read.data.webhookUrl) await requireAllowedWebhook(read.data.webhookUrl);
  await db.$transaction(async (tx) => {
    const { count } = await tx.curriculum.updateMany({
      where: { id: curriculumId },
      data: { monitorPolicy: read.data },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
    // A webhook's address often holds its key: the log says where it leads, and no more.
    const { webhookUrl, ...thresholds } = read.data;
    const webhook = webhookUrl ? new URL(webhookUrl).host : null;
    await recordAudit(tx, {
      actor,
      action: "monitor.policy-changed",
      subject: `curriculum:${curriculumId}`,
      changes: { ...thresholds, webhook },
    });
  });
}
