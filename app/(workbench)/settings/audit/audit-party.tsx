import { Filter, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Parties } from "@/lib/audit/parties";
import type { AuditFilter } from "@/lib/audit/read";
import { bundledWords } from "@/lib/language/bundled-words";
import { say } from "@/lib/language/words";

/** The page of the log that shows these entries. */
export function auditHref(query: AuditFilter & { before?: string; check?: string }): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined) as [string, string][];
  return given.length === 0 ? "/settings/audit" : `/settings/audit?${new URLSearchParams(given)}`;
}

/** An actor or a subject by its name of today, and as the log has it; with the way to every entry of it. */
export function AuditParty({
  text,
  parties,
  of,
}: {
  text: string;
  parties: Parties;
  of: "actor" | "subject";
}) {
  const t = useTranslations("audit");
  const name = useNameOf(parties, text);
  const href = parties.get(text)?.href;
  const only = t(of === "actor" ? "onlyActor" : "onlySubject", { name: name ?? text });
  return (
    <div className="flex items-center gap-1">
      <div className="w-44 min-w-0">
        {name !== null && (
          <div className="truncate">
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
        href={auditHref({ [of]: text })}
        aria-label={only}
        title={only}
        className="grid size-6 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Filter aria-hidden className="size-3.5" />
      </Link>
    </div>
  );
}

/** Says which entries are shown where not all are, and leads back. */
export function AuditFilterShown({ filter, parties }: { filter: AuditFilter; parties: Parties }) {
  const t = useTranslations("audit");
  const actor = useNameOf(parties, filter.actor ?? "") ?? filter.actor;
  const subject = useNameOf(parties, filter.subject ?? "") ?? filter.subject;
  if (actor === undefined && subject === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-b px-4 py-1.5 text-sm">
      {actor !== undefined && <span>{t("onlyActorShown", { name: actor })}</span>}
      {subject !== undefined && <span>{t("onlySubjectShown", { name: subject })}</span>}
      <Link href="/settings/audit" className="inline-flex min-h-6 items-center gap-1 text-accent underline">
        <X aria-hidden className="size-3.5" />
        {t("all")}
      </Link>
    </div>
  );
}

function useNameOf(parties: Parties, text: string): string | null {
  const translate = useTranslations();
  const party = parties.get(text);
  if (!party) return null;
  return say(translate, typeof party.name === "string" ? bundledWords(party.name) : party.name);
}
