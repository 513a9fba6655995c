import type { Prisma } from "@/lib/db";
import { inEnglish } from "@/lib/language/in-english";
import type { Text } from "@/lib/language/words";
import type { RunFailure } from "./stored-texts";

/** What an event's row holds of a text: English for the command line and reports, and the words for pages. */
export function eventText(text: Text, data: Prisma.InputJsonObject = {}) {
  if (typeof text === "string") return { message: text, data };
  return { message: inEnglish(text), data: { ...data, words: text as Prisma.InputJsonObject } };
}

/** What a run's row holds of its failure. */
export function storedFailure({ message, remedy }: RunFailure): Prisma.InputJsonObject {
  return {
    message: inEnglish(message),
    texts: {
      message: message as Prisma.InputJsonValue,
      ...(remedy && { remedy: remedy as Prisma.InputJsonValue }),
    },
    ...(remedy && { remedy: inEnglish(remedy) }),
  };
}
