"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import {
  archiveRayBackend,
  rayBackendInput,
  saveRayBackend,
  testRayBackend,
  testStoredRayBackend,
} from "@/lib/registry";
import { said } from "../../said";

const form = rayBackendInput.extend({ backendId: z.uuid().optional() });

/** What is saved is tested as well. One that does not work is added only by who says so; one that is there already can always change. */
export const saveBackendAction = action(
  "operate",
  form.extend({ anyway: z.boolean().default(false) }),
  async ({ actor, headers, input: { backendId, anyway, ...input } }) => {
    const tested = await testRayBackend(database(), input, backendId);
    if (!tested.ok && !anyway && !backendId) throw invalidField("anyway", tested.message);
    await saveRayBackend(database(), actor, input, backendId, tested);
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

/** As it is stored; what was found is kept with it. */
export const testStoredBackendAction = action(
  "operate",
  z.object({ backendId: z.uuid() }),
  async ({ input, headers }) => {
    const { ok, message } = await testStoredRayBackend(database(), input.backendId);
    revalidatePath("/settings/backends");
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
