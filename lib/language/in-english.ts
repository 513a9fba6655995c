import { translateTo } from "./translate";
import { say, type Text } from "./words";

/** For the log, the command line and the HTTP interface, which speak English only. */
export const inEnglish = (text: Text): string => say(translateTo("en"), text);
