"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { changeUser, changeUserSchema, inviteSchema, inviteUser, renewSignInLink } from "@/lib/auth/users";
import { database } from "@/lib/db";
import { said } from "../../said";

const page = "/settings/users";

/** The address people reach this server by: the same-origin check has just compared it with the host. */
const ownAddress = (headers: Headers) => headers.get("origin") ?? "";

export const inviteAction = action("users", inviteSchema, async ({ actor, input, headers }) => {
  const { link } = await inviteUser(database(), actor, { ...input, baseUrl: ownAddress(headers) });
  revalidatePath(page);
  return { data: { link } };
});

export const newLinkAction = action(
  "users",
  z.object({ userId: z.uuid() }),
  async ({ actor, input, headers }) => {
    const link = await renewSignInLink(database(), actor, { ...input, baseUrl: ownAddress(headers) });
    return { data: { link } };
  },
);

export const changeUserAction = action("users", changeUserSchema, async ({ actor, input, headers }) => {
  await changeUser(database(), actor, input);
  revalidatePath(page);
  return { message: said(headers, { key: "settingsErrors.saved" }) };
});
