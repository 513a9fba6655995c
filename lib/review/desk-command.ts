import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { compare, comparisonInput, undoComparison, undoComparisonInput } from "./compare";
import { type DecisionAnswer, decide, decisionInput } from "./decide";
import { flagInput, raiseFlag, settleFlag, settleFlagInput } from "./flag";
import { undoDecision, undoInput } from "./undo-decision";

const withId = { id: z.uuid() };

/** What the desk sends. Each has an id made by the browser, so that it may be sent again until it is answered. */
export const deskCommand = z.discriminatedUnion("kind", [
  decisionInput.extend({ kind: z.literal("decide"), ...withId }),
  undoInput.extend({ kind: z.literal("undo"), ...withId }),
  flagInput.extend({ kind: z.literal("flag"), ...withId }),
  settleFlagInput.extend({ kind: z.literal("settle-flag"), ...withId }),
  comparisonInput.extend({ kind: z.literal("compare") }),
  undoComparisonInput.extend({ kind: z.literal("undo-comparison") }),
]);
export type DeskCommand = z.input<typeof deskCommand>;

/** What came of a command; `decided` for a decision alone. */
export type DeskAnswer = { readonly decided: DecisionAnswer | null };

/** @throws LadderboardError of the command */
export async function carryOut(
  db: Database,
  actor: Actor,
  command: z.output<typeof deskCommand>,
): Promise<DeskAnswer> {
  switch (command.kind) {
    case "decide":
      return { decided: await decide(db, actor, command) };
    case "undo":
      await undoDecision(db, actor, command);
      break;
    case "flag":
      await raiseFlag(db, actor, command);
      break;
    case "settle-flag":
      await settleFlag(db, actor, command);
      break;
    case "compare":
      await compare(db, actor, command);
      break;
    case "undo-comparison":
      await undoComparison(db, actor, command);
  }
  return { decided: null };
}
