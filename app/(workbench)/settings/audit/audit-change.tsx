import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ChangeItem, changeItems } from "@/lib/audit/change-items";
import { type Parties, partyName } from "@/lib/audit/parties";
import { type AuditEntry, changesOf } from "@/lib/audit/read";
import { titleOr } from "@/lib/language/domain-titles";
import { Hash } from "@/lib/ui/data";

/** What was done; what it changed unfolds in words, and behind that the entry as it was hashed. */
export function AuditChange({ entry, parties }: { entry: AuditEntry; parties: Parties }) {
  const translate = useTranslations();
  const t = useTranslations("audit");
  const items = changeItems(translate, changesOf(entry));
  return (
    <details className="min-w-40">
      <summary className="min-h-6 cursor-pointer">
        {titleOr(translate, `audit.actions.${entry.action}`, entry.action)}
        <code className="ml-4 block font-mono text-muted text-xs">{entry.action}</code>
      </summary>
      <div className="mt-1.5 grid gap-2 rounded-md bg-sunken p-2 text-xs">
        {items.length > 0 && <ChangeList items={items} parties={parties} />}
        <details>
          <summary className="min-h-6 cursor-pointer text-muted">{t("raw")}</summary>
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3">
            <dt className="text-muted">{t("hash")}</dt>
            <dd>
              <Hash value={entry.hash} />
            </dd>
            <dt className="text-muted">{t("previousHash")}</dt>
            <dd>
              <Hash value={entry.previousHash} />
            </dd>
          </dl>
          <pre className="mt-1 whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">{entry.payload}</pre>
        </details>
      </div>
    </details>
  );
}

function ChangeList({ items, parties }: { items: readonly ChangeItem[]; parties: Parties }) {
  return (
    <dl className="grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1">
      {items.map((item) =>
        "items" in item ? (
          <div key={item.label} className="col-span-2">
            <dt className="text-muted">{item.label}</dt>
            <dd className="mt-1 border-l pl-3">
              <ChangeList items={item.items} parties={parties} />
            </dd>
          </div>
        ) : (
          <div key={item.label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{item.label}</dt>
            <dd translate="no" className="whitespace-pre-line [overflow-wrap:anywhere]">
              <ChangeValue item={item} parties={parties} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** What an id is of, by its name of today; the id where it has none. */
function ChangeValue({ item, parties }: { item: { value: string; party?: string }; parties: Parties }) {
  const translate = useTranslations();
  const name = item.party === undefined ? null : partyName(translate, parties, item.party);
  if (name === null) return item.value;
  const href = parties.get(item.party!)?.href;
  return href ? (
    <Link href={href} className="text-accent underline" title={item.value}>
      {name}
    </Link>
  ) : (
    <span title={item.value}>{name}</span>
  );
}
