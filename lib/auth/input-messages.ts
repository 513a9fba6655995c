import type { z } from "zod";
import { translateTo } from "@/lib/language/translate";
import { say, type Translate } from "@/lib/language/words";
import { issueText } from "./issue-text";

/** One message a field, named by its path ("config.steps"), in the words of a person. */
export function fieldMessages(
  error: z.ZodError,
  translate: Translate = translateTo("en"),
): { field: string | null; message: string }[] {
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    if (!first.has(field)) first.set(field, say(translate, issueText(issue)));
  }
  return [...first].map(([field, message]) => ({ field: field === "" ? null : field, message }));
}
