import type { Database } from "@/lib/db";
import { queueCurriculum } from "@/lib/review";
import type { Reason } from "../curricula/problem/decision-buttons";

/** The reasons for which a curriculum's problems may be rejected, in the order of their keys 1–9. */
export async function reasonChoices(db: Database, curriculumId: string): Promise<readonly Reason[]> {
  return (await queueCurriculum(db, curriculumId)).policy.reasons;
}
