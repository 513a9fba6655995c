export { toast } from "sonner";
export {
  Badge,
  type ReviewState,
  ReviewStateBadge,
  type RunStatus,
  RunStatusBadge,
  VerdictBadge,
  type VerdictName,
} from "./badge";
export { AboveRowLink, type Column, DataTable, type Sort } from "./data-table";
export * from "./format";
export { Hash } from "./hash";
export { Kbd } from "./kbd";
export { Duration, Money, NumberText, Percent } from "./numbers";
export { Pager, rowsOfPage } from "./pager";
export { Progress } from "./progress";
export { RateBar } from "./rate-bar";
export { RelativeTime } from "./relative-time";
export { RunLink } from "./run-link";
export { SPINE, type Stage, StageLabel, stageIcons } from "./stage";
export { useFormats } from "./use-formats";
export { withQuery } from "./with-query";
