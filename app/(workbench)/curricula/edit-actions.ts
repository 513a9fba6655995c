"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { addVariant, correctFormula, deleteSubtree, moveSubtree, undoEdit } from "@/lib/curriculum";
import { database } from "@/lib/db";

const statement = z.string().trim().min(1, "Write a formula.").max(2_000);

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
  z.object({ problemId: z.uuid(), parentId: z.uuid("Paste the address or the id of a problem.").nullable() }),
  async ({ actor, input }) => ({ data: await moveSubtree(database(), actor, input) }),
);

export const deleteSubtreeAction = action(
  "operate",
  z.object({ problemId: z.uuid() }),
  async ({ actor, input }) => ({ data: await deleteSubtree(database(), actor, input) }),
);

export const undoEditAction = action("operate", z.object({ editId: z.uuid() }), async ({ actor, input }) => ({
  data: await undoEdit(database(), actor, input),
}));
