import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AuditFilter } from "@/lib/audit/filter";
import { ButtonLink } from "@/lib/ui/forms";
import { Section } from "@/lib/ui/layout";
import { auditHref, extractHref } from "./audit-address";

const extracts = [
  { format: "csv", name: "csv" },
  { format: "jsonl", name: "jsonLines" },
] as const;

/** The whole log, which can be verified, and the entries of a filter, which cannot. */
export function AuditDownloads({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("audit");
  const filtered = Object.keys(filter).length > 0;
  return (
    <Section title={t("downloads")} flush>
      <div className="grid divide-y md:grid-cols-2 md:divide-x md:divide-y-0">
        <div className="grid content-start gap-2 px-4 py-3">
          <p className="text-muted text-xs">
            {t.rich("downloadHint", { code: (text) => <code>{text}</code> })}
          </p>
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/api/audit/export" prefetch={false} download icon={<Download aria-hidden />}>
              {t("download")}
            </ButtonLink>
            <ButtonLink href={auditHref({ ...filter, check: "1" })}>{t("check")}</ButtonLink>
          </div>
        </div>
        <div className="grid content-start gap-2 px-4 py-3">
          <p className="text-muted text-xs">{t(filtered ? "extractHint" : "extractAllHint")}</p>
          <div className="flex flex-wrap gap-2">
            {extracts.map(({ format, name }) => (
              <ButtonLink
                key={format}
                href={extractHref(filter, format)}
                prefetch={false}
                download
                icon={<Download aria-hidden />}
              >
                {t(name)}
              </ButtonLink>
            ))}
          </div>
        </div>
      </div>
    </Section>
  );
}
