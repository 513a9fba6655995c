import common from "./en/common.json" with { type: "json" };
import cost from "./en/cost.json" with { type: "json" };
import curricula from "./en/curricula.json" with { type: "json" };
import data from "./en/data.json" with { type: "json" };
import diversity from "./en/diversity.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import failedStart from "./en/failedStart.json" with { type: "json" };
import failures from "./en/failures.json" with { type: "json" };
import forms from "./en/forms.json" with { type: "json" };
import keyboard from "./en/keyboard.json" with { type: "json" };
import layout from "./en/layout.json" with { type: "json" };
import monitor from "./en/monitor.json" with { type: "json" };
import reports from "./en/reports.json" with { type: "json" };
import signIn from "./en/signIn.json" with { type: "json" };
import techniques from "./en/techniques.json" with { type: "json" };
import transformations from "./en/transformations.json" with { type: "json" };
import verdicts from "./en/verdicts.json" with { type: "json" };

export const english = {
  common,
  cost,
  curricula,
  data,
  diversity,
  errors,
  failedStart,
  failures,
  forms,
  keyboard,
  layout,
  monitor,
  reports,
  signIn,
  techniques,
  transformations,
  verdicts,
};
