export { curriculumReport } from "./curriculum-report";
export { modelCard } from "./model-card";
export { reportAnswer } from "./report-answer";
export { runReport } from "./run-report";
export { writingIn } from "./writing";
