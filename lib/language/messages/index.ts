import type { Language } from "../languages";
import { english } from "./english";
import { japanese } from "./japanese";

/** The English texts say which keys there are. */
export type Messages = typeof english;

/** An area is the texts of one section of the app, in a file of its own name. */
export type Area = keyof Messages;

export const messages: Readonly<Record<Language, Messages>> = { en: english, ja: japanese };
