import type { Prisma, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

/**
 * Does a command once, however often it is sent: the first time it works and keeps the answer, every further time it gives
 * that answer. Two sent at once wait for each other. What throws leaves no trace, so that it may be sent again.
 * @param id made by the browser @throws LadderboardError conflict where the id is another person's
 */
export async function once<Answer extends Prisma.InputJsonObject>(
  tx: Transaction,
  { id, reviewerId }: { id: string; reviewerId: string },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const first = await tx.$executeRaw`
    INSERT INTO receipt (id, reviewer_id, answer) VALUES (${id}, ${reviewerId}, 'null') ON CONFLICT DO NOTHING`;
  if (first === 0) {
    const receipt = await tx.receipt.findUniqueOrThrow({ where: { id } });
    if (receipt.reviewerId !== reviewerId)
      throw new LadderboardError("conflict", { key: "reviewErrors.foreignCommand" });
    return receipt.answer as Answer;
  }
  const answer = await work();
  await tx.receipt.update({ where: { id }, data: { answer } });
  return answer;
}
