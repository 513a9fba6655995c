import type { z } from "zod";
import { translateTo } from "@/lib/language/translate";
import { say, type Translate, textOfSchema } from "@/lib/language/words";

/** One message a field, named by its path ("config.steps"), in the words of a person. */
export function fieldMessages(
  error: z.ZodError,
  translate: Translate = translateTo("en"),
): { field: string | null; message: string }[] {
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    if (!first.has(field)) first.set(field, inWords(issue, translate));
  }
  return [...first].map(([field, message]) => ({ field: field === "" ? null : field, message }));
}

function inWords(issue: z.core.$ZodIssue, translate: Translate): string {
  if (issue.code === "invalid_type" && /\bundefined(?![a-z])/.test(issue.message))
    return translate("errors.fillIn");
  if (issue.code === "invalid_type" && issue.expected === "number") return translate("errors.notNumber");
  return say(translate, textOfSchema(issue.message));
}
