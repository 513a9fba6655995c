import { useTranslations } from "next-intl";
import { absent } from "../data/format";
import { useValueFormats, type ValueFormat } from "./value-format";

export type BarDatum = {
  readonly label: string;
  readonly value: number | null;
  readonly low?: number;
  readonly high?: number;
  /** Beside the value, such as "24 attempts". */
  readonly note?: string;
};

type BarChartProps = {
  title: string;
  bars: readonly BarDatum[];
  format?: ValueFormat;
  /** The value of a full bar; default 1 for percentages, else the greatest value or interval end. */
  max?: number;
  empty?: string;
};

/** Named values side by side, by level or by technique. A table whose bars are drawn in its cells. */
export function BarChart({ title, bars, format = "number", max, empty }: BarChartProps) {
  const t = useTranslations("charts");
  const { precise } = useValueFormats();
  const full =
    max ?? (format === "percent" ? 1 : Math.max(...bars.map(({ value, high }) => high ?? value ?? 0), 0));
  const withNotes = bars.some(({ note }) => note);
  return (
    <table className="w-full self-start">
      <caption className="mb-1.5 text-left font-medium">{title}</caption>
      <tbody>
        {bars.map(({ label, value, low, high, note }) => (
          <tr key={label}>
            <th scope="row" className="max-w-60 truncate py-1 pr-3 text-left font-normal" title={label}>
              {label}
            </th>
            <td className="w-full py-1">
              <BarTrack share={shareOf(value, full)} low={shareOf(low, full)} high={shareOf(high, full)} />
            </td>
            <td
              className="whitespace-nowrap py-1 pl-3 text-right font-medium"
              title={
                low === undefined || high === undefined
                  ? undefined
                  : t("range", { low: precise(low, format), high: precise(high, format) })
              }
            >
              {value === null ? absent : precise(value, format)}
            </td>
            {withNotes && (
              <td className="whitespace-nowrap py-1 pl-3 text-right text-muted text-xs">{note}</td>
            )}
          </tr>
        ))}
        {bars.length === 0 && (
          <tr>
            <td className="rounded-md bg-sunken px-4 py-8 text-center text-muted">
              {empty ?? t("noValues")}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

type Share = number | undefined;

function shareOf(value: number | null | undefined, full: number): Share {
  return value == null || full <= 0 ? undefined : Math.min(1, Math.max(0, value / full));
}

function BarTrack({ share, low, high }: { share: Share; low: Share; high: Share }) {
  return (
    <div aria-hidden className="relative h-3.5 min-w-24 rounded-sm bg-hover">
      {share !== undefined && (
        <div className="h-full rounded-sm bg-series-1 opacity-80" style={{ width: `${share * 100}%` }} />
      )}
      {low !== undefined && high !== undefined && (
        <div
          className="-translate-y-1/2 absolute top-1/2 h-2 border-ink border-x"
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        >
          <div className="-translate-y-1/2 absolute inset-x-0 top-1/2 h-px bg-ink" />
        </div>
      )}
    </div>
  );
}
