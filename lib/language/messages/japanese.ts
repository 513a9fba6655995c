import type { english } from "./english";
import addressErrors from "./ja/addressErrors.json" with { type: "json" };
import agreement from "./ja/agreement.json" with { type: "json" };
import audit from "./ja/audit.json" with { type: "json" };
import backendErrors from "./ja/backendErrors.json" with { type: "json" };
import benchmarks from "./ja/benchmarks.json" with { type: "json" };
import bundled from "./ja/bundled.json" with { type: "json" };
import charts from "./ja/charts.json" with { type: "json" };
import checkpoint from "./ja/checkpoint.json" with { type: "json" };
import checkpointPage from "./ja/checkpointPage.json" with { type: "json" };
import common from "./ja/common.json" with { type: "json" };
import compare from "./ja/compare.json" with { type: "json" };
import cost from "./ja/cost.json" with { type: "json" };
import curricula from "./ja/curricula.json" with { type: "json" };
import curriculum from "./ja/curriculum.json" with { type: "json" };
import curriculumErrors from "./ja/curriculumErrors.json" with { type: "json" };
import data from "./ja/data.json" with { type: "json" };
import desk from "./ja/desk.json" with { type: "json" };
import discussion from "./ja/discussion.json" with { type: "json" };
import diversity from "./ja/diversity.json" with { type: "json" };
import errors from "./ja/errors.json" with { type: "json" };
import exchange from "./ja/exchange.json" with { type: "json" };
import exchangeErrors from "./ja/exchangeErrors.json" with { type: "json" };
import failedStart from "./ja/failedStart.json" with { type: "json" };
import failures from "./ja/failures.json" with { type: "json" };
import forms from "./ja/forms.json" with { type: "json" };
import formula from "./ja/formula.json" with { type: "json" };
import keyboard from "./ja/keyboard.json" with { type: "json" };
import launch from "./ja/launch.json" with { type: "json" };
import launchForm from "./ja/launchForm.json" with { type: "json" };
import layout from "./ja/layout.json" with { type: "json" };
import metrics from "./ja/metrics.json" with { type: "json" };
import modelErrors from "./ja/modelErrors.json" with { type: "json" };
import modelForms from "./ja/modelForms.json" with { type: "json" };
import models from "./ja/models.json" with { type: "json" };
import monitor from "./ja/monitor.json" with { type: "json" };
import outbox from "./ja/outbox.json" with { type: "json" };
import people from "./ja/people.json" with { type: "json" };
import problem from "./ja/problem.json" with { type: "json" };
import queue from "./ja/queue.json" with { type: "json" };
import reports from "./ja/reports.json" with { type: "json" };
import review from "./ja/review.json" with { type: "json" };
import reviewErrors from "./ja/reviewErrors.json" with { type: "json" };
import rules from "./ja/rules.json" with { type: "json" };
import runErrors from "./ja/runErrors.json" with { type: "json" };
import runEvents from "./ja/runEvents.json" with { type: "json" };
import runProgress from "./ja/runProgress.json" with { type: "json" };
import runSettings from "./ja/runSettings.json" with { type: "json" };
import runs from "./ja/runs.json" with { type: "json" };
import settings from "./ja/settings.json" with { type: "json" };
import settingsErrors from "./ja/settingsErrors.json" with { type: "json" };
import settingsForms from "./ja/settingsForms.json" with { type: "json" };
import signIn from "./ja/signIn.json" with { type: "json" };
import techniques from "./ja/techniques.json" with { type: "json" };
import transformations from "./ja/transformations.json" with { type: "json" };
import tree from "./ja/tree.json" with { type: "json" };
import verdicts from "./ja/verdicts.json" with { type: "json" };
import workbench from "./ja/workbench.json" with { type: "json" };

export const japanese = {
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
} satisfies typeof english;
