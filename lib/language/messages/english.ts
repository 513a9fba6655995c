import addressErrors from "./en/addressErrors.json" with { type: "json" };
import agreement from "./en/agreement.json" with { type: "json" };
import audit from "./en/audit.json" with { type: "json" };
import backendErrors from "./en/backendErrors.json" with { type: "json" };
import benchmarks from "./en/benchmarks.json" with { type: "json" };
import bundled from "./en/bundled.json" with { type: "json" };
import charts from "./en/charts.json" with { type: "json" };
import checkpoint from "./en/checkpoint.json" with { type: "json" };
import checkpointPage from "./en/checkpointPage.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import compare from "./en/compare.json" with { type: "json" };
import cost from "./en/cost.json" with { type: "json" };
import curricula from "./en/curricula.json" with { type: "json" };
import curriculum from "./en/curriculum.json" with { type: "json" };
import curriculumErrors from "./en/curriculumErrors.json" with { type: "json" };
import data from "./en/data.json" with { type: "json" };
import desk from "./en/desk.json" with { type: "json" };
import discussion from "./en/discussion.json" with { type: "json" };
import diversity from "./en/diversity.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import exchange from "./en/exchange.json" with { type: "json" };
import exchangeErrors from "./en/exchangeErrors.json" with { type: "json" };
import failedStart from "./en/failedStart.json" with { type: "json" };
import failures from "./en/failures.json" with { type: "json" };
import forms from "./en/forms.json" with { type: "json" };
import formula from "./en/formula.json" with { type: "json" };
import keyboard from "./en/keyboard.json" with { type: "json" };
import launch from "./en/launch.json" with { type: "json" };
import launchForm from "./en/launchForm.json" with { type: "json" };
import layout from "./en/layout.json" with { type: "json" };
import metrics from "./en/metrics.json" with { type: "json" };
import modelErrors from "./en/modelErrors.json" with { type: "json" };
import modelForms from "./en/modelForms.json" with { type: "json" };
import models from "./en/models.json" with { type: "json" };
import monitor from "./en/monitor.json" with { type: "json" };
import outbox from "./en/outbox.json" with { type: "json" };
import people from "./en/people.json" with { type: "json" };
import problem from "./en/problem.json" with { type: "json" };
import queue from "./en/queue.json" with { type: "json" };
import reports from "./en/reports.json" with { type: "json" };
import review from "./en/review.json" with { type: "json" };
import reviewErrors from "./en/reviewErrors.json" with { type: "json" };
import rules from "./en/rules.json" with { type: "json" };
import runErrors from "./en/runErrors.json" with { type: "json" };
import runEvents from "./en/runEvents.json" with { type: "json" };
import runProgress from "./en/runProgress.json" with { type: "json" };
import runSettings from "./en/runSettings.json" with { type: "json" };
import runs from "./en/runs.json" with { type: "json" };
import settings from "./en/settings.json" with { type: "json" };
import settingsErrors from "./en/settingsErrors.json" with { type: "json" };
import settingsForms from "./en/settingsForms.json" with { type: "json" };
import signIn from "./en/signIn.json" with { type: "json" };
import techniques from "./en/techniques.json" with { type: "json" };
import transformations from "./en/transformations.json" with { type: "json" };
import tree from "./en/tree.json" with { type: "json" };
import verdicts from "./en/verdicts.json" with { type: "json" };
import workbench from "./en/workbench.json" with { type: "json" };

export const english = {
  addressErrors,
  agreement,
  audit,
  backendErrors,
  benchmarks,
  bundled,
  charts,
  checkpoint,
  checkpointPage,
  common,
  compare,
  cost,
  curricula,
  curriculum,
  curriculumErrors,
  data,
  desk,
  discussion,
  diversity,
  errors,
  exchange,
  exchangeErrors,
  failedStart,
  failures,
  forms,
  formula,
  keyboard,
  launch,
  launchForm,
  layout,
  metrics,
  modelErrors,
  modelForms,
  models,
  monitor,
  outbox,
  people,
  problem,
  queue,
  reports,
  review,
  reviewErrors,
  rules,
  runErrors,
  runEvents,
  runProgress,
  runSettings,
  runs,
  settings,
  settingsErrors,
  settingsForms,
  signIn,
  techniques,
  transformations,
  tree,
  verdicts,
  workbench,
};
