import charts from "./en/charts.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import curricula from "./en/curricula.json" with { type: "json" };
import curriculum from "./en/curriculum.json" with { type: "json" };
import curriculumErrors from "./en/curriculumErrors.json" with { type: "json" };
import data from "./en/data.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import failedStart from "./en/failedStart.json" with { type: "json" };
import failures from "./en/failures.json" with { type: "json" };
import forms from "./en/forms.json" with { type: "json" };
import formula from "./en/formula.json" with { type: "json" };
import keyboard from "./en/keyboard.json" with { type: "json" };
import layout from "./en/layout.json" with { type: "json" };
import problem from "./en/problem.json" with { type: "json" };
import rules from "./en/rules.json" with { type: "json" };
import signIn from "./en/signIn.json" with { type: "json" };
import transformations from "./en/transformations.json" with { type: "json" };
import tree from "./en/tree.json" with { type: "json" };
import verdicts from "./en/verdicts.json" with { type: "json" };

export const english = {
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
};
