import { transformationWords } from "@/lib/language/library-words";
import addressErrors from "@/lib/language/messages/en/addressErrors.json" with { type: "json" };
import english from "@/lib/language/messages/en/monitor.json" with { type: "json" };
import { recognizer } from "@/lib/language/recognize";
import type { Text } from "@/lib/language/words";

const signal = recognizer("monitor.signals", english.signals);
const postError = recognizer("monitor.alerts.postErrors", english.alerts.postErrors);
const addressError = recognizer("addressErrors", addressErrors);

/** What a stored alert says, to be written in the reader's language. */
export function alertSays(message: string): Text {
  const words = signal(message);
  const { transformation } = words?.values ?? {};
  if (!words || !transformation) return words ?? message;
  return { ...words, values: { ...words.values, transformation: transformationWords(transformation) } };
}

/** Why an alert was not taken; what a receiver's own network said stays as it is. */
export const postErrorSays = (error: string): Text => addressError(error) ?? postError(error) ?? error;
