import type { z } from "zod";

/** One message a field, named by its path ("config.steps"), in the words of a person. */
export function fieldMessages(error: z.ZodError): { field: string | null; message: string }[] {
  const first = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    if (!first.has(field)) first.set(field, inWords(issue));
  }
  return [...first].map(([field, message]) => ({ field: field === "" ? null : field, message }));
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) {
    return "Fill this in.";
  }
  if (issue.code === "invalid_type" && issue.expected === "number") return "This must be a number.";
  return issue.message;
}
