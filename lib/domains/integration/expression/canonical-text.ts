import type { Expression } from "./expression";
import { hiddenSlot } from "./hidden-slot";

const known = hiddenSlot<Expression, string>();

/** The tree spelled unambiguously and unsimplified. Equal text means equal trees; for storage and look-up, not for people. */
export function structuralText(e: Expression): string {
  switch (e.kind) {
    case "number":
      return e.denominator === 1 ? `${e.numerator}` : `${e.numerator}/${e.denominator}`;
    case "decimal":
      // The mark keeps the decimal 2 apart from the exact 2.
      return `~${e.value}`;
    case "variable":
      return e.name;
    case "constant":
      return `#${e.name}`;
    default:
      break;
  }
  let text = known.get(e);
  if (text === undefined) {
    text = compoundText(e);
    known.set(e, text);
  }
  return text;
}

function compoundText(e: Expression): string {
  switch (e.kind) {
    case "sum":
      return `(${e.terms.map(structuralText).join(" + ")})`;
    case "product":
      return `(${e.factors.map(structuralText).join("*")})`;
    case "power":
      return `(${structuralText(e.base)}^${structuralText(e.exponent)})`;
    case "function":
      return `${e.name}(${structuralText(e.argument)})`;
    default:
      return structuralText(e);
  }
}
