import { execFileSync } from "node:child_process";
import { trainerPython } from "./ray-head";

/**
 * A transformer of 200,000 weights in `folder`, with its tokenizer, made by `steps` supervised steps on these integrals
 * (trainer/tests/small_model.py).
 */
export function makeSmallModel(folder: string, statements: readonly string[], steps: number): void {
  execFileSync(trainerPython(), ["-m", "tests.small_model", folder, String(steps)], {
    cwd: "trainer",
    // So small a model is slower on several threads, which wait for one another.
    env: { ...process.env, OMP_NUM_THREADS: "1" },
    input: statements.join("\n"),
    stdio: ["pipe", "ignore", "ignore"],
  });
}
