import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { schemaText } from "@/lib/language/words";

export const servedAt = z.object({
  baseUrl: z.url({
    protocol: /^https?$/,
    error: schemaText({
      key: "modelErrors.address",
      values: { example: "http://localhost:8000/v1" },
    }),
  }),
  /** As the server names it; vLLM and `transformers serve` call a folder by its path. */
  model: z
    .string()
    .trim()
    .min(1, schemaText({ key: "modelErrors.asServerNames" }))
    .max(500),
});
export type ServedAt = z.output<typeof servedAt>;

/**
 * Says where stored weights are served, so that the version can answer. The weights themselves never change.
 * @throws LadderboardError not-found for a version without stored weights
 */
export async function serveVersion(
  db: Database,
  actor: Actor,
  versionId: string,
  at: ServedAt,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.modelVersion.updateMany({
      where: { id: versionId, location: { not: null } },
      data: { endpoint: at },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "modelErrors.noWeights" });
    const changes = { versionId, ...at };
    await recordAudit(tx, {
      actor,
      action: "model.version-served",
      subject: `model-version:${versionId}`,
      changes,
    });
  });
}

/**
 * The settings of an endpoint as they hold for one version. The model's key goes along only to the server that it was given
 * for.
 */
export function settingsOfVersion(
  config: Readonly<Record<string, unknown>>,
  version: { readonly location: string | null; readonly endpoint: unknown; readonly number: number },
  openKey: () => string | null,
): Record<string, unknown> {
  if (version.location === null) return { ...config, apiKey: openKey() ?? "" };
  const served = servedAt.safeParse(version.endpoint);
  if (!served.success) {
    throw new LadderboardError(
      "invalid",
      { key: "modelErrors.notServed", values: { number: version.number } },
      {
        remedy: { key: "modelErrors.serveFirst" },
      },
    );
  }
  const sameServer = new URL(served.data.baseUrl).origin === new URL(String(config.baseUrl)).origin;
  return { ...config, ...served.data, apiKey: sameServer ? (openKey() ?? "") : "" };
}
