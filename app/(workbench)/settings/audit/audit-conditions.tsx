import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type AuditFilter, auditFilterNames } from "@/lib/audit/filter";
import { type Parties, partyName } from "@/lib/audit/parties";
import { type KnowingTranslate, titleOr } from "@/lib/language/domain-titles";
import { auditHref } from "./audit-address";

/** Says which entries are shown where not all are; each condition can be taken off by itself. */
export function AuditConditions({ filter, parties }: { filter: AuditFilter; parties: Parties }) {
  const translate = useTranslations();
  const t = useTranslations("audit.filter");
  const conditions = conditionsOf(translate, filter, parties);
  if (conditions.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2 text-xs">
      <span className="text-muted">{t("shown")}</span>
      <ul className="contents">
        {conditions.map(({ name, label, value }) => (
          <li key={name} className="min-w-0 max-w-full">
            <Link
              href={auditHref({ ...filter, [name]: undefined })}
              aria-label={t("remove", { name: `${label}: ${value}` })}
              className="inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-surface px-2.5 hover:bg-hover"
            >
              <span className="shrink-0 text-muted">{label}</span>
              <span className="truncate font-medium">{value}</span>
              <X aria-hidden className="size-3.5 shrink-0" />
            </Link>
          </li>
        ))}
      </ul>
      {conditions.length > 1 && (
        <Link href={auditHref({})} className="inline-flex min-h-6 items-center text-accent underline">
          {t("clear")}
        </Link>
      )}
    </div>
  );
}

const labels = {
  action: "audit.filter.action",
  actor: "audit.filter.actor",
  subject: "audit.filter.subject",
  curriculum: "audit.filter.curriculumShown",
  from: "audit.filter.from",
  to: "audit.filter.to",
} as const;

function conditionsOf(translate: KnowingTranslate, filter: AuditFilter, parties: Parties) {
  return auditFilterNames.flatMap((name) => {
    const given = filter[name];
    if (given === undefined) return [];
    const value = wordsOf(translate, parties, name, given);
    return [{ name, label: translate(labels[name]), value }];
  });
}

function wordsOf(
  translate: KnowingTranslate,
  parties: Parties,
  name: keyof AuditFilter,
  given: string,
): string {
  // A key must not be made of a text that people wrote.
  if (name === "action")
    return /^[a-z-]+(\.[a-z-]+)?$/.test(given)
      ? titleOr(translate, `audit.${given.includes(".") ? "actions" : "groups"}.${given}`, given)
      : given;
  const text = name === "curriculum" ? `curriculum:${given}` : given;
  return partyName(translate, parties, text) ?? given;
}
