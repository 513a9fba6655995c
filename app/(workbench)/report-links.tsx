import { useTranslations } from "next-intl";

/** A report as a file, in both of its formats. */
export function ReportLinks({ label, href }: { label: string; href: string }) {
  const t = useTranslations("workbench");
  return (
    <span className="flex items-baseline gap-2 text-sm">
      <span className="text-muted">{label}</span>
      {(["html", "pdf"] as const).map((format) => (
        <a
          key={format}
          href={`${href}?format=${format}`}
          download
          aria-label={t("reportAs", { label, format: format.toUpperCase() })}
          className="underline"
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
