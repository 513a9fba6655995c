"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { action } from "@/lib/auth/action";
import { accessInput, addMember, changeAccess, memberInput, removeMember } from "@/lib/curriculum/members";
import { database } from "@/lib/db";

const pageOf = (curriculumId: string) => `/curricula/${curriculumId}/people`;

export const changeAccessAction = action("operate", accessInput, async ({ actor, input }) => {
  await changeAccess(database(), actor, input);
  revalidatePath(pageOf(input.curriculumId));
  const t = await getTranslations("people");
  return { message: input.access === "everyone" ? t("opened") : t("closed") };
});

export const addMemberAction = action("operate", memberInput, async ({ actor, input }) => {
  await addMember(database(), actor, input);
  revalidatePath(pageOf(input.curriculumId));
  return { message: (await getTranslations("people"))("added") };
});

export const removeMemberAction = action("operate", memberInput, async ({ actor, input }) => {
  await removeMember(database(), actor, input);
  revalidatePath(pageOf(input.curriculumId));
  return { message: (await getTranslations("people"))("removed") };
});
