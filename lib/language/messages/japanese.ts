import type { english } from "./english";
import charts from "./ja/charts.json" with { type: "json" };
import common from "./ja/common.json" with { type: "json" };
import curricula from "./ja/curricula.json" with { type: "json" };
import curriculum from "./ja/curriculum.json" with { type: "json" };
import curriculumErrors from "./ja/curriculumErrors.json" with { type: "json" };
import data from "./ja/data.json" with { type: "json" };
import errors from "./ja/errors.json" with { type: "json" };
import failedStart from "./ja/failedStart.json" with { type: "json" };
import failures from "./ja/failures.json" with { type: "json" };
import forms from "./ja/forms.json" with { type: "json" };
import formula from "./ja/formula.json" with { type: "json" };
import keyboard from "./ja/keyboard.json" with { type: "json" };
import layout from "./ja/layout.json" with { type: "json" };
import problem from "./ja/problem.json" with { type: "json" };
import rules from "./ja/rules.json" with { type: "json" };
import signIn from "./ja/signIn.json" with { type: "json" };
import transformations from "./ja/transformations.json" with { type: "json" };
import tree from "./ja/tree.json" with { type: "json" };
import verdicts from "./ja/verdicts.json" with { type: "json" };

export const japanese = {
  charts,
  common,
  curricula,
  curriculum,
  curriculumErrors,
  data,
  errors,
  failedStart,
  failures,
  forms,
  formula,
  keyboard,
  layout,
  problem,
  rules,
  signIn,
  transformations,
  tree,
  verdicts,
} satisfies typeof english;
