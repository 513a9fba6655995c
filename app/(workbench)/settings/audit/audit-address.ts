import type { AuditFilter } from "@/lib/audit/filter";

type Query = AuditFilter & { before?: string; check?: string };

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};

/** The page of the log that shows these entries. */
export const auditHref = (query: Query): string => withQuery("/settings/audit", query);

/** The file of these entries for reading. */
export const extractHref = (filter: AuditFilter, format: "csv" | "jsonl"): string =>
  withQuery("/api/audit/export", { ...filter, format });
