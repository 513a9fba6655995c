import type { z } from "zod";
import { english } from "@/lib/language/messages/english";
import { type MessageKey, type Text, textOfSchema, type Words } from "@/lib/language/words";

type Issue = z.core.$ZodIssue;

/** What is wrong with one part of an input, for a person: a setting of a run under its title. */
export function issueText(issue: Issue): Text {
  const said = textOfSchema(issue.message);
  // What a schema says in words of its own is a whole sentence.
  if (typeof said === "object") return said;
  const text = plainText(issue) ?? said;
  const setting = titleOf(issue.path);
  return setting ? { key: "errors.ofField", values: { field: setting, message: text } } : text;
}

/** A schema's words for a person, in place of zod's for programs; null where zod's are all there is. */
function plainText(issue: Issue): Words | null {
  if (issue.code === "invalid_type") return wrongType(issue);
  if (issue.code === "too_big") return bound(issue.origin, "most", issue.maximum, issue.inclusive);
  if (issue.code === "too_small") return bound(issue.origin, "least", issue.minimum, issue.inclusive);
  if (issue.code === "invalid_value") return { key: "errors.notOffered" };
  return issue.code === "not_multiple_of"
    ? { key: "errors.multipleOf", values: { step: String(issue.divisor) } }
    : null;
}

function wrongType({ expected, message }: z.core.$ZodIssueInvalidType): Words | null {
  if (/\bundefined(?![a-z])/.test(message)) return { key: "errors.fillIn" };
  if (expected === "int") return { key: "errors.notWhole" };
  return expected === "number" || expected === "nan" ? { key: "errors.notNumber" } : null;
}

function bound(
  origin: string,
  side: "most" | "least",
  value: number | bigint,
  inclusive: boolean | undefined,
): Words | null {
  const values = { count: Number(value) };
  if (origin === "string") {
    const isEmpty = side === "least" && values.count <= 1;
    return isEmpty ? { key: "errors.fillIn" } : { key: `errors.${side}Characters`, values };
  }
  if (origin === "array" || origin === "set") return { key: `errors.${side}Entries`, values };
  if (origin !== "number" && origin !== "int" && origin !== "bigint") return null;
  const strict = inclusive === false ? (side === "most" ? "below" : "above") : side;
  return { key: `errors.${strict}`, values: { bound: String(value) } };
}

const titles: Readonly<Record<string, string>> = english.runSettings.titles;

function titleOf(path: readonly PropertyKey[]): Words | null {
  const name = path.length === 2 && path[0] === "config" ? String(path[1]) : null;
  if (name === null || !Object.hasOwn(titles, name)) return null;
  return { key: `runSettings.titles.${name}` as MessageKey };
}
