import { useLocale } from "next-intl";
import { type Formats, formatsFor } from "./format";

/** How numbers and times are written in the reader's language; an async component takes `formatsFor(await getLocale())`. */
export function useFormats(): Formats {
  return formatsFor(useLocale());
}
