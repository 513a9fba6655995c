"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { budgetPolicySchema, changeBudget } from "@/lib/accounting";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";

export const changeBudgetAction = action(
  "operate",
  z.object({ curriculumId: z.uuid(), policy: budgetPolicySchema }),
  async ({ actor, input }) => {
    await changeBudget(database(), actor, input.curriculumId, input.policy);
    revalidatePath(`/curricula/${input.curriculumId}/cost`);
    return { message: "Saved." };
  },
);
