"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { budgetPolicySchema, changeBudget } from "@/lib/accounting";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";

export const changeBudgetAction = action(
  "operate",
  z.object({ curriculumId: z.uuid(), policy: budgetPolicySchema }),
  async ({ actor, input, headers }) => {
    await changeBudget(database(), actor, input.curriculumId, input.policy);
    revalidatePath(`/curricula/${input.curriculumId}/cost`);
    return { message: translateTo(languageOf(headers))("cost.budget.saved") };
  },
);
