import type { Text } from "@/lib/language/words";

/** Why a run ended before its work did, and what to do. */
export type RunFailure = { readonly message: Text; readonly remedy?: Text };

/** The text of a stored event. One without words is a trainer's own, or was written by an earlier release. */
export function textOfEvent({ message, data }: { message: string; data: unknown }): Text {
  return (data as { words?: Text } | null)?.words ?? message;
}

/** The failure of a stored run; null where there is none. */
export function failureOfRun({ error }: { error: unknown }): RunFailure | null {
  const stored = error as { message?: string; remedy?: string; texts?: RunFailure } | null;
  if (!stored?.message) return null;
  return stored.texts ?? { message: stored.message, remedy: stored.remedy };
}
