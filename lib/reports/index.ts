export { curriculumReport } from "./curriculum-report";
export { modelCard } from "./model-card";
export { reportAnswer, reportFormatSchema } from "./report-answer";
export { runReport } from "./run-report";
