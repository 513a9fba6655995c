import common from "./en/common.json";
import curricula from "./en/curricula.json";
import data from "./en/data.json";
import errors from "./en/errors.json";
import failedStart from "./en/failedStart.json";
import failures from "./en/failures.json";
import forms from "./en/forms.json";
import keyboard from "./en/keyboard.json";
import layout from "./en/layout.json";
import signIn from "./en/signIn.json";

export const english = {
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
};
