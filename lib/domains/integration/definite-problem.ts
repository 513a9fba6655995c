import type { Read } from "@/lib/domains/domain";
import { type Expression, substitute, variable } from "./expression";
import { type Bound, printAscii, printLatex, readDefinite } from "./notation";

/** A definite integral in x, with its normal text, which reads as itself. */
export type DefiniteProblem = {
  readonly integrand: Expression;
  readonly from: Bound;
  readonly to: Bound;
  readonly statement: string;
  readonly latex: string;
};

/** Never throws. */
export function definiteProblem(text: string): Read<DefiniteProblem> {
  const named = /d\s*([a-z])[\s$.\\)\]]*$/.exec(text)?.[1] ?? "x";
  const read = readDefinite(text, { variable: named });
  if (!read.ok) return read;
  const { from, to } = read.value;
  const integrand = substitute(read.value.integrand, named, variable("x"));
  const statement = `∫_{${boundText(from)}}^{${boundText(to)}} (${printAscii(integrand)}) dx`;
  const latex = `\\int_{${boundLatex(from)}}^{${boundLatex(to)}} ${integrand.kind === "sum" ? `\\left(${printLatex(integrand)}\\right)` : printLatex(integrand)}\\,dx`;
  return { ok: true, value: { integrand, from, to, statement, latex } };
}

const boundText = (bound: Bound): string =>
  bound === "infinity" ? "oo" : bound === "minus-infinity" ? "-oo" : printAscii(bound);
const boundLatex = (bound: Bound): string =>
  bound === "infinity" ? "\\infty" : bound === "minus-infinity" ? "-\\infty" : printLatex(bound);
