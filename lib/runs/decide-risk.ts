import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { decideRequest, openAsAgreed } from "@/lib/review";
import { launchInput, launchRun } from "./launch-run";

/**
 * What a second person decided on a risky request, and what follows: the checkpoint opens, or the run is launched in the name of
 * whoever asked for it. @throws LadderboardError as decideRequest and launchRun do
 */
export async function decideRisk(
  db: Database,
  actor: Actor,
  decision: { requestId: string; agreed: boolean },
): Promise<void> {
  const request = await decideRequest(db, actor, decision, async (tx, asked) => {
    if (asked.kind === "open_checkpoint") await openAsAgreed(tx, actor, asked);
  });
  if (request.kind !== "launch" || !decision.agreed) return;
  // In a transaction of its own: the agreement stands, and the launch is the one that was asked for, by its id.
  const {
    id: userId,
    name,
    role,
  } = await db.user.findUniqueOrThrow({ where: { id: request.requestedById } });
  const requester: Actor = { kind: "person", userId, name, role };
  await launchRun(db, requester, launchInput.parse({ ...(request.details as object), id: request.id }));
}
