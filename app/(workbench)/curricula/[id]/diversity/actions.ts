"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { changeGenerationPolicy, generationPolicySchema } from "@/lib/curriculum/diversity";
import { database } from "@/lib/db";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";

export const changeGenerationPolicyAction = action(
  "operate",
  z.object({ curriculumId: z.uuid(), policy: generationPolicySchema }),
  async ({ actor, input, headers }) => {
    await changeGenerationPolicy(database(), actor, input.curriculumId, input.policy);
    revalidatePath(`/curricula/${input.curriculumId}/diversity`);
    return { message: translateTo(languageOf(headers))("diversity.weights.set") };
  },
);
