import { availableParallelism } from "node:os";
import type { Backend } from "@/lib/backends/backend";
import { embeddedBackend } from "@/lib/backends/embedded";

/** The longest that one task of the verifier may take, in milliseconds: honest ones take one or two. */
const verifierDeadlineMs = 2_000;

/** The threads that read and judge what trainers send. One pool a process, kept on globalThis, since a development server loads this module again on each change. */
const shared = globalThis as { ladderboardJudges?: Backend };
export function judges(): Backend {
  shared.ladderboardJudges ??= embeddedBackend({
    threads: availableParallelism(),
    deadlineMs: verifierDeadlineMs,
  });
  return shared.ladderboardJudges;
}
