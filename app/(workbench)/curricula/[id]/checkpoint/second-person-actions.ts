"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { setSecondPerson } from "@/lib/review";
import { decideRisk } from "@/lib/runs";
import { tell } from "../../../review/tell";

export const setSecondPersonAction = action(
  "override",
  z.object({ curriculumId: z.uuid(), asked: z.boolean() }),
  async ({ actor, input, headers }) => {
    await setSecondPerson(database(), actor, input);
    revalidatePath(`/curricula/${input.curriculumId}/checkpoint`);
    return tell(headers, input.asked ? "twoPeople" : "onePerson");
  },
);

export const decideRiskAction = action(
  "operate",
  z.object({ requestId: z.string().min(1).max(64), agreed: z.boolean() }),
  async ({ actor, input, headers }) => {
    await decideRisk(database(), actor, input);
    revalidatePath("/", "layout");
    return tell(headers, input.agreed ? "agreed" : "refused");
  },
);
