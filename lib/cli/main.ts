import { Command, CommanderError } from "commander";
import { version } from "@/lib/version";
import { auditCommand } from "./audit-command";
import { backupCommand, restoreCommand } from "./backup-commands";
import { exitCodeHelp, exitCodes } from "./exit-codes";
import { experimentCommand } from "./experiment/command";
import { importBenchmarkCommand } from "./import-benchmark-command";
import { rayCommand } from "./ray-command";
import { reviewCommand } from "./review-command";
import { reportError } from "./session";
import { stageCommand } from "./stage-command";
import { exportCommand, importCommand } from "./transfer-commands";
import { userCommand } from "./user-command";
import { namesFiles, verifyFileCommand } from "./verify-command";

const program = new Command("ladderboard")
  .description(
    "Ladderboard from the command line: generate → verify → review → train → evaluate.\nIt works on the database of DATABASE_URL, or on that of the Ladderboard running on the data folder.",
  )
  .version(version)
  .addHelpText("after", `\n${exitCodeHelp}`)
  .addCommand(stageCommand("generate", "write variants of a curriculum's problems"))
  .addCommand(
    namesFiles(process.argv.slice(2))
      ? verifyFileCommand()
      : stageCommand(
          "verify",
          "attempt every problem and judge the answers: measures difficulty; with --in FILE --out FILE, check a file",
        ),
  )
  .addCommand(reviewCommand())
  .addCommand(stageCommand("train", "train the built-in rule policy on what was approved"))
  .addCommand(rayCommand())
  .addCommand(stageCommand("evaluate", "measure a model's accuracy on a benchmark"))
  .addCommand(stageCommand("ttrl", "learn benchmark problems at test time, from a copy of the model"))
  .addCommand(exportCommand())
  .addCommand(importCommand())
  .addCommand(importBenchmarkCommand())
  .addCommand(userCommand())
  .addCommand(auditCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(experimentCommand())
  .exitOverride();
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  else reportError(error);
}
