"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { archiveRayBackend, rayBackendInput, saveRayBackend, testRayBackend } from "@/lib/registry";
import { said } from "../../said";

const form = rayBackendInput.extend({ backendId: z.uuid().optional() });

export const saveBackendAction = action(
  "operate",
  form,
  async ({ actor, headers, input: { backendId, ...input } }) => {
    await saveRayBackend(database(), actor, input, backendId);
    revalidatePath("/settings/backends");
    return { message: said(headers, { key: "modelErrors.saved" }) };
  },
);

/** Before it is saved: what is in the form is tested. */
export const testBackendAction = action(
  "operate",
  form,
  async ({ headers, input: { backendId, ...input } }) => {
    const { ok, message } = await testRayBackend(database(), input, backendId);
    return { data: { ok, message: said(headers, message) } };
  },
);

export const archiveBackendAction = action(
  "operate",
  z.object({ backendId: z.uuid() }),
  async ({ actor, input }) => {
    await archiveRayBackend(database(), actor, input.backendId);
    revalidatePath("/settings/backends");
  },
);
