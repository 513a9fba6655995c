import { getTranslations } from "next-intl/server";
import type { Database } from "@/lib/db";
import { say } from "@/lib/language/words";
import { queueCurriculum } from "@/lib/review";
import { reasonText } from "@/lib/review/reject-reasons";
import type { Reason } from "../curricula/problem/decision-buttons";

/** The reasons for which a curriculum's problems may be rejected, in the reader's language and the order of their keys 1–9. */
export async function reasonChoices(db: Database, curriculumId: string): Promise<readonly Reason[]> {
  const { reasons } = (await queueCurriculum(db, curriculumId)).policy;
  const translate = await getTranslations();
  return reasons.map((reason) => ({ id: reason.id, title: say(translate, reasonText(reason)) }));
}
