import type { AuditFilter } from "@/lib/audit/filter";
import { withQuery } from "@/lib/ui/data";

type Query = AuditFilter & { before?: string; check?: string };

/** The page of the log that shows these entries. */
export const auditHref = (query: Query): string => withQuery("/settings/audit", query);

/** The file of these entries for reading. */
export const extractHref = (filter: AuditFilter, format: "csv" | "jsonl"): string =>
  withQuery("/api/audit/export", { ...filter, format });
