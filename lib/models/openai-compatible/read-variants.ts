import type { IntendedDifficulty } from "@/lib/domains/domain";
import type { DroppedText } from "../model";
import { readDifficulty } from "./difficulty";
import { jsonValues } from "./json-in-prose";
import { type ListItem, listItems } from "./list-in-prose";
import { withoutThinking } from "./read-answer";

export type ReadVariants = {
  readonly variants: readonly ListItem[];
  readonly dropped: readonly DroppedText[];
};

const longestProblem = 2_000;

/**
 * Reads the problems out of a reply: JSON as asked for, JSON in fences or in prose, JSON cut off in the middle, or else
 * a numbered, bulleted or fenced list. What is not taken is listed with the reason.
 */
export function readVariants(reply: string): ReadVariants {
  const text = withoutThinking(reply);
  const variants: ListItem[] = [];
  const dropped: DroppedText[] = [];
  const json = jsonValues(text);
  if (json.rest !== "") dropped.push({ text: json.rest, reason: "cut off in the middle" });
  for (const value of json.values) takeValue(value, variants, dropped);
  if (json.values.length === 0 && json.rest === "") {
    const list = listItems(text);
    dropped.push(...list.dropped);
    for (const item of list.items) takeText(item.text, item.difficulty, variants, dropped);
  }
  return { variants, dropped };
}

const problemKeys = ["problem", "integrand", "variant", "statement", "expression", "question", "text"];

function takeValue(value: unknown, variants: ListItem[], dropped: DroppedText[]): void {
  if (typeof value === "string") takeText(value, null, variants, dropped);
  else if (Array.isArray(value)) for (const item of value) takeValue(item, variants, dropped);
  else if (isRecord(value)) takeRecord(value, variants, dropped);
  else dropped.push({ text: JSON.stringify(value), reason: "neither text nor an object" });
}

function takeRecord(record: Record<string, unknown>, variants: ListItem[], dropped: DroppedText[]): void {
  const key = problemKeys.find((name) => typeof record[name] === "string");
  if (key !== undefined) {
    takeText(record[key] as string, readDifficulty(record.difficulty ?? record.intends), variants, dropped);
    return;
  }
  const lists = Object.entries(record).filter(([, list]) => Array.isArray(list));
  if (lists.length === 0)
    dropped.push({ text: JSON.stringify(record), reason: "an object without a problem" });
  // Also {"easier": [...], "equivalent": [...]}: the key says the difficulty of texts that do not say it themselves.
  for (const [name, list] of lists) {
    const inside: ListItem[] = [];
    takeValue(list, inside, dropped);
    variants.push(...inside.map((one) => ({ ...one, difficulty: one.difficulty ?? readDifficulty(name) })));
  }
}

function takeText(
  text: string,
  difficulty: IntendedDifficulty | null,
  variants: ListItem[],
  dropped: DroppedText[],
): void {
  const problem = text.trim();
  if (problem === "") dropped.push({ text, reason: "empty" });
  else if (problem.length > longestProblem) {
    dropped.push({
      text: problem.slice(0, longestProblem),
      reason: `longer than ${longestProblem} characters`,
    });
  } else variants.push({ text: problem, difficulty });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
