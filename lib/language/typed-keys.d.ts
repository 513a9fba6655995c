import type { Language } from "./languages";
import type { Messages } from "./messages";

/** Makes an unknown key an error of the type check. */
declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
