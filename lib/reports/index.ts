export { curriculumReport } from "./curriculum-report";
export { modelCard } from "./model-card";
