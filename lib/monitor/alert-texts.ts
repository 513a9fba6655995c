import english from "@/lib/language/messages/en/monitor.json" with { type: "json" };
import { recognizer } from "@/lib/language/recognize";
import type { Text } from "@/lib/language/words";

const signal = recognizer("monitor.signals", english.signals);
const postError = recognizer("monitor.alerts.postErrors", english.alerts.postErrors);

/** What a stored alert says, to be written in the reader's language. */
export const alertSays = (message: string): Text => signal(message) ?? message;

/** Why an alert was not taken; what a receiver's own network said stays as it is. */
export const postErrorSays = (error: string): Text => postError(error) ?? error;
