"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { changeCheckpointPolicy, checkpointPolicySchema } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { schemaText } from "@/lib/language/words";
import {
  addDecidedAsCalibrations,
  applyPolicy,
  changeQueuePolicy,
  closeCheckpoint,
  decide,
  openCheckpoint,
  queuePolicySchema,
  removeCalibration,
  settleFlag,
} from "@/lib/review";
import { tell } from "./tell";

const curriculum = z.object({ curriculumId: z.uuid() });

export const decideAction = action(
  "review",
  z.object({
    problemId: z.uuid(),
    decision: z.enum(["approve", "reject", "skip"]),
    reason: z.string().max(100).optional(),
    note: z.string().max(2000).optional(),
    durationMs: z.number().int().min(0).max(86_400_000).optional(),
  }),
  async ({ actor, input }) => {
    await decide(database(), actor, input);
  },
);

export const applyPolicyAction = action("operate", curriculum, async ({ actor, input, headers }) => {
  const { approved, rejected, left } = await applyPolicy(database(), actor, input.curriculumId);
  revalidatePath("/", "layout");
  return tell(headers, "policyApplied", { approved, rejected, left });
});

export const openCheckpointAction = action(
  "override",
  curriculum.extend({
    reason: z
      .string()
      .trim()
      .min(1, schemaText({ key: "reviewErrors.whyOpened" }))
      .max(1000),
  }),
  async ({ actor, input, headers }) => {
    const open = await openCheckpoint(database(), actor, input);
    revalidatePath("/", "layout");
    return tell(headers, open ? "opened" : "openingAsked");
  },
);

export const closeCheckpointAction = action("operate", curriculum, async ({ actor, input, headers }) => {
  await closeCheckpoint(database(), actor, input);
  revalidatePath("/", "layout");
  return tell(headers, "closed");
});

export const changePolicyAction = action(
  "operate",
  curriculum.extend({ policy: checkpointPolicySchema }),
  async ({ actor, input, headers }) => {
    await changeCheckpointPolicy(database(), actor, input.curriculumId, input.policy);
    revalidatePath("/", "layout");
    return tell(headers, "policyChanged");
  },
);

/** A form sends its list of reasons as one text. */
const reasonsOfForm = z.preprocess((value) => {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return null;
  }
}, queuePolicySchema.shape.reasons);

export const changeQueuePolicyAction = action(
  "operate",
  curriculum.extend({ policy: queuePolicySchema.extend({ reasons: reasonsOfForm }) }),
  async ({ actor, input, headers }) => {
    await changeQueuePolicy(database(), actor, input.curriculumId, input.policy);
    revalidatePath("/", "layout");
    return tell(headers, "queueChanged");
  },
);

export const settleFlagAction = action(
  "review",
  z.object({ problemId: z.uuid() }),
  async ({ actor, input, headers }) => {
    await settleFlag(database(), actor, input);
    revalidatePath("/", "layout");
    return tell(headers, "flagSettled");
  },
);

export const addCalibrationsAction = action(
  "operate",
  curriculum.extend({ count: z.coerce.number().int().min(1).max(200) }),
  async ({ actor, input, headers }) => {
    const added = await addDecidedAsCalibrations(database(), actor, input);
    revalidatePath("/", "layout");
    return tell(headers, "calibrationsAdded", { count: added });
  },
);

export const removeCalibrationAction = action(
  "operate",
  z.object({ problemId: z.uuid() }),
  async ({ actor, input, headers }) => {
    await removeCalibration(database(), actor, input.problemId);
    revalidatePath("/", "layout");
    return tell(headers, "calibrationRemoved");
  },
);
