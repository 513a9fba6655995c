/**
 * Accuracy and speed of the verifier on labelled pairs, beside the paper's quadrature check and, where python3 has it,
 * SymPy. Speed is per second of processor time, on one core; the best of several passes.
 * Usage: npm run bench:verifier -- [--pairs FILE] [--seed TEXT] [--sympy 60]
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { readAnswer, readIntegrand } from "@/lib/domains/integration/notation";
import { Integrand, verifyAntiderivative, verifyCompiled } from "@/lib/domains/integration/verifier";
import { hostileTexts } from "@/lib/domains/integration/verifier/testing/hostile-texts";
import { warmUp } from "@/lib/domains/integration/verifier/warm-up";
import { type Pair, type Row, readPairs, type Said, tableOf } from "./pairs";
import { quadratureCheck } from "./quadrature";

const { values: options } = parseArgs({
  options: {
    pairs: { type: "string", default: "bench/data/integrals_dev.jsonl" },
    seed: { type: "string", default: "bench" },
    sympy: { type: "string", default: "60" },
  },
});
const passes = 6;
const pairs = readPairs(options.pairs);
const said = { verified: "right", refuted: "wrong", undecided: "cannot tell" } as const;

function processorSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The first passes warm the machine up; the best of the rest counts. Each has a seed of its own. */
function best(pass: (seed: string) => void): number {
  const times = Array.from({ length: passes }, (_, k) =>
    processorSeconds(() => pass(`${options.seed}/${k}`)),
  );
  return Math.min(...times.slice(2));
}

function withParsing(): Row {
  const check = (seed: string) =>
    pairs.map((pair): Said => said[verifyAntiderivative(pair.integrand, pair.antiderivative, seed).kind]);
  return { method: "Ladderboard, with parsing", said: check(options.seed), pairs, seconds: best(check) };
}

function withoutParsing(): Row {
  const ready = pairs.flatMap((pair) => {
    const [integrand, answer] = [readIntegrand(pair.integrand), readAnswer(pair.antiderivative)];
    return integrand.ok && answer.ok ? [{ pair, f: integrand.value, F: answer.value }] : [];
  });
  const check = (seed: string) =>
    ready.map(({ f, F }): Said => said[verifyCompiled(new Integrand(f), F, seed).kind]);
  const seconds = best(check);
  return {
    method: "Ladderboard, already parsed",
    said: check(options.seed),
    pairs: ready.map(({ pair }) => pair),
    seconds,
  };
}

function quadrature(): Row {
  const check = (seed: string) => pairs.map((pair) => quadratureCheck(pair, `${seed}/${pair.id}`));
  return {
    method: "quadrature, 5 intervals of 0.1, 1e-2",
    said: check(options.seed),
    pairs,
    seconds: best(check),
  };
}

/** Every n-th pair only: SymPy takes about a second for each. Null where it is not installed. */
function sympy(): Row | null {
  const wanted = Number(options.sympy);
  const some = pairs.filter((_, k) => k % Math.ceil(pairs.length / wanted) === 0);
  const start = performance.now();
  const { status, stdout } = spawnSync("python3", ["bench/verifier/sympy_check.py"], {
    input: some.map((pair: Pair) => `${JSON.stringify(pair)}\n`).join(""),
    encoding: "utf8",
  });
  if (status !== 0) return null;
  const seconds = (performance.now() - start) / 1e3;
  return {
    method: "SymPy, simplify(diff(F) − f) == 0",
    said: stdout.trim().split("\n") as Said[],
    pairs: some,
    seconds,
  };
}

function slowest(): string {
  const each = pairs.map(({ integrand, antiderivative }) => {
    const times = [1, 2, 3].map((k) => {
      const start = performance.now();
      verifyAntiderivative(integrand, antiderivative, `${options.seed}/each/${k}`);
      return performance.now() - start;
    });
    return Math.min(...times);
  });
  each.sort((a, b) => a - b);
  const at = (share: number) => each[Math.floor(share * (each.length - 1))]!.toFixed(3);
  return `One check, best of 3: median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms.`;
}

/** Each text as an answer and as problem and answer, before anything else has run in this process. */
function hostile(): string {
  warmUp();
  const each = hostileTexts.flatMap(([name, text]) =>
    ["x", text].map((integrand) => {
      const start = performance.now();
      verifyAntiderivative(integrand, text, `${options.seed}/hostile`);
      return { name, ms: performance.now() - start };
    }),
  );
  const longest = each.sort((a, b) => b.ms - a.ms)[0]!;
  return `${each.length} checks of ${hostileTexts.length} hostile texts, the first of this process: longest ${longest.ms.toFixed(1)} ms (${longest.name}).`;
}

const hostileFirst = hostile();
const beside = Number(options.sympy) > 0 ? sympy() : null;
console.log(tableOf([withParsing(), withoutParsing(), quadrature(), ...(beside ? [beside] : [])]));
console.log(`\n${slowest()}`);
console.log(hostileFirst);
