import { accuracies } from "@/lib/benchmarks";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { openSealedKey } from "./sealed-key";

const shown = { id: true, name: true, kind: true, config: true, createdAt: true, archivedAt: true } as const;

/** The models that can be chosen, with their versions, newest first. Keys stay where they are. */
export async function listModels(db: Database) {
  const models = await db.model.findMany({
    where: { archivedAt: null },
    orderBy: { createdAt: "asc" },
    select: {
      ...shown,
      sealedApiKey: true,
      versions: { orderBy: { number: "desc" }, select: { id: true, number: true, createdAt: true } },
    },
  });
  return models.map(({ sealedApiKey, ...model }) => ({ ...model, hasKey: sealedApiKey !== null }));
}

/** A model with its versions, the run each came from, and the accuracy of each on every benchmark. */
export async function modelLineage(db: Database, modelId: string) {
  const model = await db.model.findUnique({
    where: { id: modelId },
    select: {
      ...shown,
      sealedApiKey: true,
      versions: {
        orderBy: { number: "asc" },
        select: {
          id: true,
          modelId: true,
          number: true,
          parentId: true,
          step: true,
          location: true,
          endpoint: true,
          createdAt: true,
          producedByRun: { select: { id: true, curriculum: { select: { id: true, name: true } } } },
        },
      },
    },
  });
  if (!model) throw new LadderboardError("not-found", { key: "modelErrors.noModel" });
  const { sealedApiKey, versions, ...rest } = model;
  const results = await accuracies(db, { modelVersionIds: versions.map(({ id }) => id) });
  const benchmarks = await db.benchmark.findMany({
    where: { id: { in: results.map(({ benchmarkId }) => benchmarkId) } },
    select: { id: true, name: true },
  });
  return {
    model: { ...rest, hasKey: sealedApiKey !== null },
    benchmarks,
    versions: versions.map((version) => ({
      ...version,
      accuracies: results.filter(({ modelVersionId }) => modelVersionId === version.id),
    })),
  };
}

/** What a worker needs of a model version. `openKey` gives the endpoint's key, null where it has none. */
export async function modelVersionForRun(db: Database, versionId: string) {
  const version = await db.modelVersion.findUnique({
    where: { id: versionId },
    select: {
      id: true,
      number: true,
      weights: true,
      location: true,
      endpoint: true,
      model: { select: { ...shown, sealedApiKey: true } },
    },
  });
  if (!version) throw new LadderboardError("not-found", { key: "modelErrors.versionGone" });
  const { sealedApiKey, ...model } = version.model;
  return { ...version, model, openKey: () => (sealedApiKey === null ? null : openSealedKey(sealedApiKey)) };
}
