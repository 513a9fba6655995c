import { all, create } from "mathjs";
import { canonicalText, type Expression } from "@/lib/domains/integration/expression";
import { printAscii } from "@/lib/domains/integration/notation";
import type { Random } from "@/lib/domains/seeded-random";

const exact = create(all!, { number: "BigNumber", precision: 60 });
const plain = create(all!, {});

/** "close": their derivatives differ, nowhere by more than `closeTo` of the integrand. */
type Comparison = "same" | "close" | "different" | "unknown";
/**
 * The verifier asks for 1e-8 at the points where it compares. A coefficient that is off by 1e-7 in a term that matters in few
 * places may pass it (docs/verification.md); one that is off by more than this must not.
 */
const closeTo = 1e-6;

/**
 * Whether two expressions differ by a constant wherever the integrand is real: by their form; else by their difference at
 * neighbouring points, which mathjs works out in 60 digits where all is real, and in doubles where parts are complex.
 */
export function compareUpToAConstant(
  integrand: Expression,
  a: Expression,
  b: Expression,
  random: Random,
): Comparison {
  if (canonicalText(a) === canonicalText(b)) return "same";
  const texts = [integrand, a, b].map((e) => printAscii(e));
  const points = Array.from({ length: 60 }, () => {
    const size = Math.exp(Math.log(0.02) + Math.log(1500) * random());
    return random() < 0.5 ? -size : size;
  });
  const inDigits = compareAt(points, 1e-6, 1e-25, (x) => realDifference(texts, x));
  return inDigits === "unknown"
    ? compareAt(points, 1e-3, 1e-11, (x) => complexDifference(texts, x))
    : inDigits;
}

/** A difference, as real and imaginary part, with the size of what was subtracted and the integrand's value. */
type Difference = readonly [re: number, im: number, size: number, integrand: number];

function compareAt(
  points: readonly number[],
  step: number,
  tolerance: number,
  differenceAt: (x: number) => Difference | null,
): Comparison {
  let compared = 0;
  let largest = 0;
  for (const x of points) {
    const [here, beside] = [differenceAt(x), differenceAt(x * (1 + step))];
    if (here === null || beside === null) continue;
    compared++;
    const change = Math.hypot(here[0] - beside[0], here[1] - beside[1]);
    if (change <= tolerance * (Math.hypot(here[0], here[1]) + here[2])) continue;
    largest = Math.max(largest, change / (Math.abs(x) * step) / Math.abs(here[3]));
  }
  if (compared === 0) return "unknown";
  return largest === 0 ? "same" : largest <= closeTo ? "close" : "different";
}

function realDifference(texts: readonly string[], x: number): Difference | null {
  const [f, a, b] = texts.map((text) => valueIn(exact, text, exact.bignumber(x)));
  if (!exact.isBigNumber(f) || !exact.isBigNumber(a) || !exact.isBigNumber(b)) return null;
  const difference = a.minus(b);
  // In 60 digits a smaller value is lost beside terms of ordinary size that cancel.
  if (!f.isFinite() || !difference.isFinite() || f.abs().lt(1e-30)) return null;
  return [difference.toNumber(), 0, Math.abs(b.toNumber()), f.toNumber()];
}

function complexDifference(texts: readonly string[], x: number): Difference | null {
  const [f, a, b] = texts.map((text) => valueIn(plain, text, x));
  if (typeof f !== "number" || !Number.isFinite(f) || a === null || b === null) return null;
  const [p, q] = [plain.complex(a as never), plain.complex(b as never)];
  const size = Math.hypot(q.re, q.im);
  return Number.isFinite(p.re + p.im + size) ? [p.re - q.re, p.im - q.im, size, f] : null;
}

function valueIn(math: typeof exact, text: string, x: unknown): unknown {
  try {
    return math.evaluate(text, { x });
  } catch {
    return null;
  }
}
