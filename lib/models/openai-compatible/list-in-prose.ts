import type { IntendedDifficulty } from "@/lib/domains/domain";
import type { DroppedText } from "../model";
import { readDifficulty } from "./difficulty";

/** A problem as a reply gave it; `difficulty` where the reply said one. */
export type ListItem = { readonly text: string; readonly difficulty: IntendedDifficulty | null };

const marker = /^(?:[-*•+]\s+|\(?\d{1,3}[.):]\)?\s+|variant\s+\d+\s*[:.)]\s*)/i;

/** Reads a list as people write it. Lines without a number, a bullet or a fence around them are prose. */
export function listItems(text: string): { items: readonly ListItem[]; dropped: readonly DroppedText[] } {
  const items: ListItem[] = [];
  const dropped: DroppedText[] = [];
  let isFenced = false;
  let heading: IntendedDifficulty | null = null;
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line.startsWith("```")) isFenced = !isFenced;
    else if (line === "") continue;
    else if (isFenced || marker.test(line)) items.push(readItem(line.replace(marker, ""), heading));
    else {
      heading = readDifficulty(line) ?? heading;
      dropped.push({ text: line, reason: "prose, not an item of a list" });
    }
  }
  return { items, dropped };
}

function readItem(item: string, heading: IntendedDifficulty | null): ListItem {
  const label = /^[*_]*\(?(easier|equivalent|harder)\)?[*_]*\s*[:–—-]?[*_]*\s*/i.exec(item);
  const body = label ? item.slice(label[0].length) : item;
  const difficulty =
    readDifficulty(label?.[1]) ?? readDifficulty(/\((easier|equivalent|harder)[^)]*\)\s*$/i.exec(body)?.[1]);
  return { text: problemIn(body), difficulty: difficulty ?? heading };
}

/** The formula of an item: what is set as code or as mathematics, else what stands before a remark. */
function problemIn(body: string): string {
  const set = /`([^`]+)`|\$\$?([^$]+)\$\$?|\\\((.+?)\\\)/.exec(body);
  if (set) return (set[1] ?? set[2] ?? set[3] ?? "").trim();
  return body
    .replace(/\s+(?:[–—]|--|-->|#|\/\/|\()\s*[a-z]{3,}.*$/i, (remark) =>
      /^\s+\(?(?:[a-z]+\()/i.test(remark) ? remark : "",
    )
    .replace(/^[*_]+|[*_]+$/g, "")
    .trim();
}
