"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { changePassword, changePasswordSchema, endOwnSessions } from "@/lib/auth/own-account";
import { database } from "@/lib/db";
import { said } from "../../said";

const page = "/settings/account";

export const changePasswordAction = action(
  "read",
  changePasswordSchema,
  async ({ actor, input, headers }) => {
    await changePassword(database(), actor, headers, input);
    revalidatePath(page);
    return { message: said(headers, { key: "settingsErrors.passwordChanged" }) };
  },
);

export const endSessionsAction = action(
  "read",
  z.object({ sessionId: z.string().min(1).max(64).nullable() }),
  async ({ actor, input, headers }) => {
    await endOwnSessions(database(), actor, headers, input.sessionId);
    revalidatePath(page);
    return { message: said(headers, { key: "settingsErrors.sessionsEnded" }) };
  },
);
