import type { english } from "./english";
import common from "./ja/common.json" with { type: "json" };
import cost from "./ja/cost.json" with { type: "json" };
import curricula from "./ja/curricula.json" with { type: "json" };
import data from "./ja/data.json" with { type: "json" };
import diversity from "./ja/diversity.json" with { type: "json" };
import errors from "./ja/errors.json" with { type: "json" };
import failedStart from "./ja/failedStart.json" with { type: "json" };
import failures from "./ja/failures.json" with { type: "json" };
import forms from "./ja/forms.json" with { type: "json" };
import keyboard from "./ja/keyboard.json" with { type: "json" };
import layout from "./ja/layout.json" with { type: "json" };
import monitor from "./ja/monitor.json" with { type: "json" };
import reports from "./ja/reports.json" with { type: "json" };
import signIn from "./ja/signIn.json" with { type: "json" };
import techniques from "./ja/techniques.json" with { type: "json" };
import transformations from "./ja/transformations.json" with { type: "json" };
import verdicts from "./ja/verdicts.json" with { type: "json" };

export const japanese = {
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
} satisfies typeof english;
