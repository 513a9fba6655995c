import type { english } from "./english";
import common from "./ja/common.json";
import curricula from "./ja/curricula.json";
import data from "./ja/data.json";
import errors from "./ja/errors.json";
import failedStart from "./ja/failedStart.json";
import failures from "./ja/failures.json";
import forms from "./ja/forms.json";
import keyboard from "./ja/keyboard.json";
import layout from "./ja/layout.json";
import signIn from "./ja/signIn.json";

export const japanese = {
  common,
  curricula,
  data,
  errors,
  failedStart,
  failures,
  forms,
  keyboard,
  layout,
  signIn,
} satisfies typeof english;
