/**
 * Attacks the verifier for a fixed number of tries: hostile texts, random characters, spliced answers, and right answers
 * broken in one place. An accepted answer is compared with the right one in 60 digits. Prints what it found, and what it
 * accepted although it differs by up to a millionth of the integrand; exit status 1 where an answer that differs by more was
 * accepted or anything was thrown.
 * Usage: npm run fuzz:verifier -- [--pairs FILE] [--seed TEXT] [--tries 20000]
 */
import { parseArgs } from "node:util";
import { readAnswer, readIntegrand } from "@/lib/domains/integration/notation";
import { verifyAntiderivative } from "@/lib/domains/integration/verifier";
import { breakages } from "@/lib/domains/integration/verifier/testing/breakages";
import { hostileTexts } from "@/lib/domains/integration/verifier/testing/hostile-texts";
import { drawOne, type Random, seededRandom } from "@/lib/domains/seeded-random";
import { compareUpToAConstant } from "./exact-difference";
import { readPairs } from "./pairs";

const { values: options } = parseArgs({
  options: {
    pairs: { type: "string", default: "bench/data/integrals_dev.jsonl" },
    seed: { type: "string", default: String(Date.now()) },
    tries: { type: "string", default: "20000" },
  },
});
const random = seededRandom(options.seed);
const right = readPairs(options.pairs).filter(({ correct }) => correct);
const alphabet = [
  ..."x0123456789.+-*/^()[]{}|,=_ \\$CeπI∫√²³⁻½",
  "sin",
  "log",
  "exp",
  "\\frac",
  "dx",
  "  ",
  "abs(",
];
const pieces = [
  "+x/1000",
  "*(1+1e-7)",
  "+1e-9*x^2",
  "-abs(x)",
  "+sin(x)^2",
  "^2",
  "/2",
  "*x",
  "+log(x)",
  "+C",
  "*C",
  "+k",
];

/** One text for one integrand, and whether it is known to be no attack. */
function attack(draw: Random): { integrand: string; answer: string; rightAnswer: string } {
  const { integrand, antiderivative } = drawOne(right, draw)!;
  const other = drawOne(right, draw)!;
  const at = Math.floor(draw() * antiderivative.length);
  const answers: readonly (() => string)[] = [
    () => drawOne(hostileTexts, draw)![1],
    () => Array.from({ length: Math.floor(draw() * 60) }, () => drawOne(alphabet, draw)).join(""),
    () => antiderivative.slice(0, at) + drawOne(alphabet, draw) + antiderivative.slice(at + 1),
    () => antiderivative.slice(0, at) + antiderivative.slice(at + 1),
    () => antiderivative.slice(0, at) + drawOne(pieces, draw) + antiderivative.slice(at),
    () =>
      antiderivative.slice(0, at) +
      other.antiderivative.slice(Math.floor(draw() * other.antiderivative.length)),
    () => drawOne(breakages, draw)![1](antiderivative, integrand),
  ];
  return { integrand, answer: drawOne(answers, draw)!(), rightAnswer: antiderivative };
}

const verdicts = { verified: 0, refuted: 0, undecided: 0 };
const slowest: { ms: number; answer: string }[] = [];
const problems: string[] = [];
const close: string[] = [];
let sameAsRight = 0;

function comparison(integrand: string, answer: string, rightAnswer: string): string {
  const [f, a, b] = [readIntegrand(integrand), readAnswer(answer), readAnswer(rightAnswer)];
  return f.ok && a.ok && b.ok ? compareUpToAConstant(f.value, a.value, b.value, random) : "unreadable";
}

function tryOnce(k: number): void {
  const { integrand, answer, rightAnswer } = attack(random);
  const start = performance.now();
  try {
    const verdict = verifyAntiderivative(integrand, answer, `${options.seed}/${k}`);
    slowest.push({ ms: performance.now() - start, answer });
    verdicts[verdict.kind]++;
    if (verdict.kind !== "verified") return;
    const said = comparison(integrand, answer, rightAnswer);
    if (said === "same") sameAsRight++;
    else {
      const which = said === "close" ? close : problems;
      which.push(`accepted (${said}): ${JSON.stringify(integrand)} by ${JSON.stringify(answer)}`);
    }
  } catch (error) {
    problems.push(`thrown: ${JSON.stringify(answer.slice(0, 200))}: ${error}`);
  }
}

const tries = Number(options.tries);
for (let k = 0; k < 500; k++) tryOnce(-k);
slowest.length = 0;
globalThis.gc?.();
const memoryBefore = process.memoryUsage().heapUsed;
for (let k = 0; k < tries; k++) {
  tryOnce(k);
  if (slowest.length > 2_000) {
    slowest.sort((a, b) => b.ms - a.ms);
    slowest.length = 100;
  }
}
slowest.sort((a, b) => b.ms - a.ms);
globalThis.gc?.();
const grown = (process.memoryUsage().heapUsed - memoryBefore) / 1e6;
console.log(
  `seed ${options.seed}: ${tries} texts; ${verdicts.verified} verified, ${verdicts.refuted} refuted, ${verdicts.undecided} undecided`,
);
console.log(`${sameAsRight} of the verified differ from the known antiderivative by a constant only`);
console.log(
  `longest checks: ${slowest
    .slice(0, 5)
    .map(({ ms }) => `${ms.toFixed(1)} ms`)
    .join(", ")} (wall clock)`,
);
console.log(`heap after collection: ${grown >= 0 ? "+" : ""}${grown.toFixed(1)} MB`);
console.log(`${close.length} of the verified differ from it by at most a millionth of the integrand`);
for (const said of [...close, ...problems]) console.log(said);
process.exitCode = problems.length > 0 ? 1 : 0;
