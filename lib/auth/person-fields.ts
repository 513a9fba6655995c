import { z } from "zod";
import { type MessageKey, schemaText } from "@/lib/language/words";

/** What a person is called. @param missing what is said where it is empty */
export const personName = (missing: MessageKey) =>
  z
    .string()
    .trim()
    .min(1, schemaText({ key: missing }))
    .max(100);

/** As accounts hold it: in small letters. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email(schemaText({ key: "errors.notEmail" })));
