"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { keyMapSchema, saveKeyMap } from "@/lib/auth/key-map";
import { signOut } from "@/lib/auth/sign-in";
import { database } from "@/lib/db";

const leave = action("read", z.undefined(), async () => {
  await signOut();
});

/** Whoever may not sign out is not signed in. */
export async function signOutAction(): Promise<void> {
  await leave(undefined);
  redirect("/sign-in");
}

export const saveKeyMapAction = action("read", keyMapSchema, async ({ actor, input }) => {
  await saveKeyMap(database(), actor, input);
});
