"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { signOut } from "@/lib/auth/sign-in";

const leave = action("read", z.undefined(), async () => {
  await signOut();
});

/** Whoever may not sign out is not signed in. */
export async function signOutAction(): Promise<void> {
  await leave(undefined);
  redirect("/sign-in");
}
