import { readAnswer, readIntegrand } from "@/lib/domains/integration/notation";
import { Integrand } from "@/lib/domains/integration/verifier";
import { seededRandom } from "@/lib/domains/seeded-random";
import type { Pair, Said } from "./pairs";

const intervals = 5;
const width = 0.1;
const tolerance = 1e-2;
/** Nodes and weights of the Gauss–Legendre rule of five points on [−1, 1]. */
const rule = [
  [0, 128 / 225],
  [0.5384693101056831, 0.47862867049936647],
  [-0.5384693101056831, 0.47862867049936647],
  [0.906179845938664, 0.23692688505618908],
  [-0.906179845938664, 0.23692688505618908],
] as const;

/** The paper's kind of check: quadrature of f against F(b) − F(a) on five short intervals in [−10, 10]. */
export function quadratureCheck({ integrand, antiderivative }: Pair, seed: string): Said {
  const read = [readIntegrand(integrand), readAnswer(antiderivative)] as const;
  if (!read[0].ok || !read[1].ok) return "cannot tell";
  const f = new Integrand(read[0].value);
  const F = new Integrand(read[1].value);
  const random = seededRandom(seed);
  const real = (of: Integrand, x: number) => {
    const { value, kind } = of.at(x);
    return kind === "real" ? value : Number.NaN;
  };
  let compared = 0;
  for (let tries = 0; compared < intervals && tries < 50; tries++) {
    const from = -10 + (20 - width) * random();
    const half = width / 2;
    const area = rule.reduce((sum, [at, weight]) => sum + weight * half * real(f, from + half * (1 + at)), 0);
    const difference = real(F, from + width) - real(F, from) - area;
    if (Number.isNaN(difference)) continue;
    compared++;
    if (Math.abs(difference) > tolerance) return "wrong";
  }
  return compared === intervals ? "right" : "cannot tell";
}
