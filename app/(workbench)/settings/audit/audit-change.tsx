import { useTranslations } from "next-intl";

/** What was done; what it changed unfolds as it stands in the entry that was hashed. */
export function AuditChange({ entry, action }: { entry: { payload: string }; action: string }) {
  const t = useTranslations("audit");
  const { changes } = JSON.parse(entry.payload) as { changes?: object };
  if (!changes || Object.keys(changes).length === 0) return action;
  return (
    <details className="min-w-56">
      <summary className="min-h-6 cursor-pointer whitespace-nowrap" title={t("changes")}>
        {action}
      </summary>
      <pre className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere] rounded-md bg-sunken p-2 font-mono text-xs">
        {JSON.stringify(changes, null, 2)}
      </pre>
    </details>
  );
}
