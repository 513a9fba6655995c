"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { acknowledgeAlert, changeMonitorPolicy, monitorPolicySchema } from "@/lib/monitor";

export const acknowledgeAction = action(
  "operate",
  z.object({ alertId: z.uuid() }),
  async ({ actor, input, headers }) => {
    await acknowledgeAlert(database(), actor, input.alertId);
    revalidatePath("/curricula", "layout");
    return { message: translateTo(languageOf(headers))("monitor.alerts.seenTo") };
  },
);

export const changeMonitorPolicyAction = action(
  "operate",
  z.object({ curriculumId: z.uuid(), policy: monitorPolicySchema }),
  async ({ actor, input, headers }) => {
    await changeMonitorPolicy(database(), actor, input.curriculumId, input.policy);
    revalidatePath(`/curricula/${input.curriculumId}/monitor`);
    return { message: translateTo(languageOf(headers))("monitor.thresholds.saved") };
  },
);
