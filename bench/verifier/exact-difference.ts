import { all, create } from "mathjs";
import { canonicalText, type Expression } from "@/lib/domains/integration/expression";
import { printAscii } from "@/lib/domains/integration/notation";
import type { Random } from "@/lib/domains/seeded-random";

const exact = create(all!, { number: "BigNumber", precision: 60 });
const plain = create(all!, {});

type Comparison = "same" | "different" | "unknown";

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

/** A difference, as real and imaginary part, with the size of what was subtracted. */
type Difference = readonly [re: number, im: number, size: number];

function compareAt(
  points: readonly number[],
  step: number,
  tolerance: number,
  differenceAt: (x: number) => Difference | null,
): Comparison {
  let compared = 0;
  for (const x of points) {
    const [here, beside] = [differenceAt(x), differenceAt(x * (1 + step))];
    if (here === null || beside === null) continue;
    compared++;
    const change = Math.hypot(here[0] - beside[0], here[1] - beside[1]);
    if (change > tolerance * (Math.hypot(here[0], here[1]) + here[2])) return "different";
  }
  return compared === 0 ? "unknown" : "same";
}

function realDifference(texts: readonly string[], x: number): Difference | null {
  const [f, a, b] = texts.map((text) => valueIn(exact, text, exact.bignumber(x)));
  if (!exact.isBigNumber(f) || !exact.isBigNumber(a) || !exact.isBigNumber(b)) return null;
  const difference = a.minus(b);
  return f.isFinite() && difference.isFinite() ? [difference.toNumber(), 0, Math.abs(b.toNumber())] : null;
}

function complexDifference(texts: readonly string[], x: number): Difference | null {
  const [f, a, b] = texts.map((text) => valueIn(plain, text, x));
  if (typeof f !== "number" || !Number.isFinite(f) || a === null || b === null) return null;
  const [p, q] = [plain.complex(a as never), plain.complex(b as never)];
  const size = Math.hypot(q.re, q.im);
  return Number.isFinite(p.re + p.im + size) ? [p.re - q.re, p.im - q.im, size] : null;
}

function valueIn(math: typeof exact, text: string, x: unknown): unknown {
  try {
    return math.evaluate(text, { x });
  } catch {
    return null;
  }
}
