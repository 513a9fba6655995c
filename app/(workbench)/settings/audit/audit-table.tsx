import { ScrollText, SearchX } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { AuditFilter } from "@/lib/audit/filter";
import type { Parties } from "@/lib/audit/parties";
import type { AuditEntry } from "@/lib/audit/read";
import { type Column, DataTable, formatsFor } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";
import { auditHref } from "./audit-address";
import { AuditChange } from "./audit-change";
import { AuditParty } from "./audit-party";

type AuditTableProps = { entries: readonly AuditEntry[]; parties: Parties; filter: AuditFilter };

/** Four columns, so that all of them are on a narrow screen too; hashes unfold. */
export function AuditTable({ entries, parties, filter }: AuditTableProps) {
  const t = useTranslations("audit");
  const { dateTime } = formatsFor(useLocale());
  const party = (of: "actor" | "subject") => (entry: AuditEntry) => (
    <AuditParty text={entry[of]} parties={parties} of={of} filter={filter} />
  );
  const columns: Column<AuditEntry>[] = [
    {
      key: "at",
      header: t("when"),
      wrap: true,
      width: "9rem",
      cell: ({ id, at }) => (
        <>
          <span className="block xl:whitespace-nowrap">{dateTime(at)}</span>
          <span className="text-muted text-xs">{t("numbered", { number: String(id) })}</span>
        </>
      ),
    },
    { key: "actor", header: t("who"), cell: party("actor") },
    {
      key: "action",
      header: t("what"),
      wrap: true,
      cell: (entry) => <AuditChange entry={entry} parties={parties} />,
    },
    { key: "subject", header: t("to"), cell: party("subject") },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={entries}
      rowKey={({ id }) => String(id)}
      empty={<NoEntry filtered={Object.keys(filter).length > 0} />}
    />
  );
}

function NoEntry({ filtered }: { filtered: boolean }) {
  const t = useTranslations("audit");
  if (!filtered)
    return (
      <EmptyState icon={ScrollText} title={t("empty")}>
        {t("emptyHint")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={SearchX}
      title={t("none")}
      action={<ButtonLink href={auditHref({})}>{t("filter.clear")}</ButtonLink>}
    >
      {t("noneHint")}
    </EmptyState>
  );
}
