import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import { solvingNotes, solvingSystem } from "@/lib/models/openai-compatible";
import type { TrainedRun } from "./called-run";
import { problemsOf } from "./problems";
import type { runReply } from "./schemas";

/** What a trainer is told of its run before it starts. */
export async function readRun(db: Database, run: TrainedRun): Promise<z.infer<typeof runReply>> {
  const domain = domainById(run.domain);
  if (!domain) throw new LadderboardError("invalid", `There is no domain “${run.domain}”.`);
  const version = await db.modelVersion.findUniqueOrThrow({
    where: { id: run.modelVersionId },
    select: { id: true, location: true, model: { select: { name: true, config: true } } },
  });
  const config = run.config as Record<string, unknown>;
  const named = (version.model.config as { model?: string }).model;
  return {
    id: run.id,
    stage: run.stage,
    status: run.status,
    seed: trainerSeed(run.seed),
    config,
    problems: await problemsOf(db, run),
    prompt: { system: solvingSystem, notes: solvingNotes(domain) },
    base: {
      modelVersionId: version.id,
      location: version.location ?? textOf(config.baseModel) ?? named ?? version.model.name,
    },
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The run's own seed also decides where the verifier looks, and that a trainer must not know. */
function trainerSeed(seed: string): number {
  return createHash("sha256").update(`trainer\n${seed}`).digest().readUInt32BE(0) >>> 1;
}
