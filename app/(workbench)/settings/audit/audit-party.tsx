import { Filter } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuditFilter } from "@/lib/audit/filter";
import { type Parties, partyName } from "@/lib/audit/parties";
import { auditHref } from "./audit-address";

type AuditPartyProps = {
  text: string;
  parties: Parties;
  of: "actor" | "subject";
  /** What the page shows already; the icon adds to it. */
  filter: AuditFilter;
};

/** An actor or a subject by its name of today, and as the log has it; with the way to every entry of it. */
export function AuditParty({ text, parties, of, filter }: AuditPartyProps) {
  const translate = useTranslations();
  const name = partyName(translate, parties, text);
  const href = parties.get(text)?.href;
  const only = onlyFilter(of, text);
  const title = translate(only.says, { name: name ?? text });
  return (
    <div className="flex items-center gap-1">
      <div className="w-28 min-w-0 lg:w-32 xl:w-44">
        {name !== null && (
          <div className="truncate" title={name}>
            {href ? (
              <Link href={href} className="text-accent underline">
                {name}
              </Link>
            ) : (
              name
            )}
          </div>
        )}
        <code className="block truncate font-mono text-muted text-xs" title={text}>
          {text}
        </code>
      </div>
      <Link
        href={auditHref({ ...filter, ...only.filter })}
        aria-label={title}
        title={title}
        className="grid size-6 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Filter aria-hidden className="size-3.5" />
      </Link>
    </div>
  );
}

/** Of a curriculum everything in it is shown, of all else what was done to it itself. */
function onlyFilter(of: "actor" | "subject", text: string) {
  if (of === "actor") return { says: "audit.onlyActor", filter: { actor: text } } as const;
  const [kind, id] = text.split(":");
  if (kind === "curriculum") return { says: "audit.onlyCurriculum", filter: { curriculum: id } } as const;
  return { says: "audit.onlySubject", filter: { subject: text } } as const;
}
