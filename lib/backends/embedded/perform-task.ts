import type { Domain, Verdict } from "@/lib/domains/domain";
import { evenDraws, type GrownProblem, growTrees } from "@/lib/domains/grow-tree";
import { collectGroup, sampleSolution } from "@/lib/domains/integration/rule-policy";
import { verifyInVariable } from "@/lib/domains/integration/verifier";
import { warmUp } from "@/lib/domains/integration/verifier/warm-up";
import { domainById } from "@/lib/domains/registry";
import type {
  AttemptTask,
  CheckedPair,
  CheckTask,
  GrowTask,
  JudgedAttempt,
  JudgeTask,
  Task,
  TaskResult,
} from "../backend";

/** Does one task, in whatever thread it is called. @throws Error for a domain that does not exist */
export function performTask<T extends Task>(task: T): TaskResult<T> {
  return perform(task) as TaskResult<T>;
}

function perform(task: Task): TaskResult<Task> {
  switch (task.kind) {
    case "vary":
      return domainOf(task.domain).writeVariants(task.statement, task.request);
    case "grow":
      return grow(task);
    case "read":
      return task.texts.map((text) => domainOf(task.domain).readProblem(text));
    case "attempt":
      return attempt(task);
    case "judge":
      return judge(task);
    case "check":
      return check(task);
    case "collect":
      return task.tasks.map((group) => collectGroup(task.weights, group, task.settings));
  }
}

function grow({ domain, root, depth, variants, seed }: GrowTask): GrownProblem[] {
  const drawnAtLevel = evenDraws(variants, depth);
  return growTrees(domainOf(domain), [root], { drawnAtLevel, most: variants + 1, seed });
}

function attempt({ domain, statement, weights, samples, stepBudget, seed }: AttemptTask): JudgedAttempt[] {
  const judging = domainOf(domain);
  let solved = false;
  return Array.from({ length: samples }, (_, sample) => {
    const solution = sampleSolution(weights, statement, { seed: `${seed}/${sample}`, stepBudget });
    const verdict =
      solution.answer === null ? gaveUp : judging.verify(statement, solution.answer, `${seed}/verify`);
    const kept = sample === 0 || (!solved && verdict.kind === "verified");
    solved ||= verdict.kind === "verified";
    return { answer: solution.answer, verdict, steps: kept ? solution.steps : [] };
  });
}

function judge({ domain, statement, answers, seed }: JudgeTask): JudgedAttempt[] {
  warmUp();
  const judging = domainOf(domain);
  return answers.map((answer) => ({
    answer,
    verdict: answer === null ? noAnswer : judging.verify(statement, answer, `${seed}/verify`),
    steps: [],
  }));
}

/** The same pair twice in one task is checked once. */
function check({ pairs, seed }: CheckTask): CheckedPair[] {
  warmUp();
  const known = new Map<string, CheckedPair>();
  return pairs.map(({ integrand, answer, variable }) => {
    const key = JSON.stringify([integrand, answer, variable]);
    let checked = known.get(key);
    if (!checked) {
      const start = performance.now();
      const verdict = verifyInVariable(integrand, answer, variable, seed);
      checked = { verdict, microseconds: Math.round((performance.now() - start) * 1e3) };
      known.set(key, checked);
    }
    return checked;
  });
}

/** An attempt without an answer is a wrong one; there is no point at which to show it. */
const withoutAnswer = (explanation: string): Verdict => ({
  kind: "refuted",
  explanation,
  counterexample: { x: Number.NaN, expected: Number.NaN, actual: Number.NaN },
});
const gaveUp = withoutAnswer("Gave no answer within the step budget.");
const noAnswer = withoutAnswer("The reply held no answer.");

function domainOf(id: string): Domain {
  const domain = domainById(id);
  if (!domain) throw new Error(`There is no domain “${id}”.`);
  return domain;
}
