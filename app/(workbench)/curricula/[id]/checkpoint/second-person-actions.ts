"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { setSecondPerson } from "@/lib/review";
import { decideRisk } from "@/lib/runs";

export const setSecondPersonAction = action(
  "override",
  z.object({ curriculumId: z.uuid(), asked: z.boolean() }),
  async ({ actor, input }) => {
    await setSecondPerson(database(), actor, input);
    revalidatePath(`/curricula/${input.curriculumId}/checkpoint`);
    return { message: input.asked ? "It takes two people now." : "It takes one person now." };
  },
);

export const decideRiskAction = action(
  "operate",
  z.object({ requestId: z.string().min(1).max(64), agreed: z.boolean() }),
  async ({ actor, input }) => {
    await decideRisk(database(), actor, input);
    revalidatePath("/", "layout");
    return { message: input.agreed ? "Agreed: it is done." : "Refused." };
  },
);
