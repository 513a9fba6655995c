import { transformationWords } from "@/lib/language/library-words";
import addressErrors from "@/lib/language/messages/en/addressErrors.json" with { type: "json" };
import english from "@/lib/language/messages/en/monitor.json" with { type: "json" };
import { recognizer } from "@/lib/language/recognize";
import { inSequence, type Text } from "@/lib/language/words";

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
export const postErrorSays = (error: string): Text => postError(error) ?? refusalSays(error) ?? error;

/** Why an address may not be called, and after it what lets it be. */
function refusalSays(error: string): Text | null {
  const whole = addressError(error);
  if (whole) return whole;
  const ends = [...error.matchAll(/\. /g)].map(({ index }) => index + 1);
  for (const end of ends) {
    const [refusal, remedy] = [addressError(error.slice(0, end)), addressError(error.slice(end + 1))];
    if (refusal && remedy) return inSequence([refusal, remedy]);
  }
  return null;
}
