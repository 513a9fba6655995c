"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { addVariant, correctFormula, deleteSubtree, moveSubtree, undoEdit } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { schemaText } from "@/lib/language/words";
import { launchRun } from "@/lib/runs";

const statement = z
  .string()
  .trim()
  .min(1, schemaText({ key: "curriculumErrors.writeFormula" }))
  .max(2_000);

export const addVariantAction = action(
  "operate",
  z.object({ parentId: z.uuid(), statement }),
  async ({ actor, input }) => ({ data: await addVariant(database(), actor, input) }),
);

export const correctFormulaAction = action(
  "operate",
  z.object({ problemId: z.uuid(), statement }),
  async ({ actor, input }) => ({ data: await correctFormula(database(), actor, input) }),
);

export const moveSubtreeAction = action(
  "operate",
  z.object({
    problemId: z.uuid(),
    parentId: z.uuid(schemaText({ key: "curriculumErrors.pasteProblem" })).nullable(),
  }),
  async ({ actor, input }) => ({ data: await moveSubtree(database(), actor, input) }),
);

export const deleteSubtreeAction = action(
  "operate",
  z.object({ problemId: z.uuid() }),
  async ({ actor, input }) => ({ data: await deleteSubtree(database(), actor, input) }),
);

/** Writes new variants below a problem with chosen transformations; the old ones stay, to be compared with. */
export const regenerateAction = action(
  "operate",
  z.object({
    curriculumId: z.uuid(),
    problemId: z.uuid(),
    modelVersionId: z.uuid(schemaText({ key: "curriculumErrors.chooseModel" })),
    transformations: z.array(z.string().max(100)).max(100),
    depth: z.number().int().min(1).max(3),
    variantsPerProblem: z.number().int().min(1).max(50),
  }),
  async ({ actor, input }) => {
    const { curriculumId, problemId, modelVersionId, transformations, ...config } = input;
    const { id } = await launchRun(database(), actor, {
      stage: "generate",
      curriculumId,
      modelVersionId,
      config: { ...config, below: problemId, transformations: transformations.join(",") },
    });
    return { data: { runId: id } };
  },
);

export const undoEditAction = action("operate", z.object({ editId: z.uuid() }), async ({ actor, input }) => ({
  data: await undoEdit(database(), actor, input),
}));
