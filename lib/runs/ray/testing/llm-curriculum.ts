import { systemActor } from "@/lib/auth/actor";
import { createCurriculum } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { createEndpointModel, saveRayBackend } from "@/lib/registry";
import { applyPolicy } from "@/lib/review";

const actor = systemActor("test");
export const trivialRoots = [
  "3*x^2",
  "5*x^3",
  "2*x",
  "4*cos(x)",
  "6*sin(x)",
  "x^4",
  "7*x",
  "sin(x)",
  "2*x^2",
  "x^3",
];

/** An approved curriculum, a language model and a backend, as a person would have made them. */
export async function llmCurriculum(
  db: Database,
  ray: { address: string; token: string },
  callbackUrl: string,
) {
  const name = crypto.randomUUID();
  const curriculum = await createCurriculum(db, actor, {
    name,
    roots: trivialRoots.join("\n"),
    checkpointPolicy: { mode: "policy" as const },
  });
  await db.problem.updateMany({ where: { curriculumId: curriculum.id }, data: { reviewState: "approved" } });
  await applyPolicy(db, actor, curriculum.id);
  await db.checkpoint.upsert({
    where: { curriculumId_stage: { curriculumId: curriculum.id, stage: "train" } },
    create: { curriculumId: curriculum.id, stage: "train", state: "open" },
    update: { state: "open" },
  });
  const model = await createEndpointModel(db, actor, {
    name,
    config: { baseUrl: "http://127.0.0.1:9/v1", model: "small" },
  });
  const version = await db.modelVersion.findFirstOrThrow({ where: { modelId: model.id } });
  const backend = await saveRayBackend(db, actor, {
    name,
    address: ray.address,
    token: ray.token,
    callbackUrl,
    outputFolder: "/tmp/ladderboard-output",
    installPackages: false,
    gpuHourPrice: 0,
  });
  return {
    curriculumId: curriculum.id,
    modelVersionId: version.id,
    rayBackendId: backend.id,
    modelId: model.id,
  };
}
