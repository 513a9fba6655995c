import { getLocale, getTranslations } from "next-intl/server";
import { verifyAuditChain } from "@/lib/audit/read";
import { database } from "@/lib/db";
import { formatsFor } from "@/lib/ui/data";
import { Callout } from "@/lib/ui/layout";

/** Follows the whole chain now, for a person who asked. */
export async function ChainStatus() {
  const t = await getTranslations("audit");
  const { number } = formatsFor(await getLocale());
  const status = await verifyAuditChain(database());
  if (status.intact) {
    return (
      <Callout tone="ok" title={t("intact")}>
        {t("intactHint", { count: number(status.entries) })}
      </Callout>
    );
  }
  return (
    <Callout tone="bad" title={t("broken", { number: String(status.brokenAt) })}>
      {t("brokenHint", { count: number(status.entries) })}
    </Callout>
  );
}
