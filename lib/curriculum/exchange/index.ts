export { exportArchive } from "./export-archive";
export { type ExportFile, exportCurriculum, requireExportable } from "./export-curriculum";
export {
  type ExportFormat,
  type ExportRequest,
  exportFormats,
  exportRequestSchema,
  wantsTestSide,
} from "./export-request";
export {
  type ImportReport,
  importProblems,
  type OnBroken,
  onBrokenSchema,
  type SpokenReport,
} from "./import-problems";
export type { BrokenLine } from "./imported-problem";
export { jsonLinesOf, readLines } from "./read-lines";
export { longestLine, textLines } from "./text-lines";
