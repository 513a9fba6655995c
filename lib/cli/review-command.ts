import { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { listCurricula } from "@/lib/curriculum";
import { inEnglish } from "@/lib/language/in-english";
import { applyPolicy, checkpointStatus } from "@/lib/review";
import { withDatabase } from "./session";
import { only } from "./stage-command";

type ReviewOptions = { curriculum?: string; applyPolicy?: boolean; json?: boolean };

/** The checkpoint before training. A person's decisions are made in the browser, with the evidence in view. */
export function reviewCommand(): Command {
  return new Command("review")
    .description("show the checkpoint before training, and let the policy decide on what it may")
    .option("--curriculum <name>", "curriculum, by name or id (default: the only one)")
    .option("--apply-policy", "approve what the checkpoint policy lets pass without a person")
    .option("--json", "the checkpoint as a line of JSON")
    .action(({ curriculum, applyPolicy: apply, json }: ReviewOptions) =>
      withDatabase(async (db) => {
        const { id, name } = only(
          "curriculum",
          await listCurricula(db, systemActor("command line")),
          curriculum,
        );
        const applied = apply ? await applyPolicy(db, systemActor("command line"), id) : null;
        const status = await checkpointStatus(db, id);
        if (json)
          return void console.log(
            JSON.stringify({ curriculum: id, approvedNow: applied?.approved ?? 0, ...status }),
          );
        if (applied) console.log(`The policy approved ${applied.approved}; ${applied.left} wait for people.`);
        console.log(
          `The checkpoint of “${name}” is ${status.state}. ${status.waitsFor.map(inEnglish).join(" ")}`.trim(),
        );
        console.log(
          `${status.approved} approved, ${status.pending} pending, ${status.rejected} rejected, ${status.conflict} in conflict.`,
        );
      }),
    );
}
