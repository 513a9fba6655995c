import { useTranslations } from "next-intl";
import { absent } from "../data/format";
import { type Place, placeOf } from "./bar-place";
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
  /** The value at the left end, where bars may point below zero; default 0. */
  min?: number;
  /** The value of a full bar; default 1 for percentages, else the greatest value or interval end. */
  max?: number;
  empty?: string;
};

/** Named values side by side, by level or by technique. A table whose bars are drawn in its cells. */
export function BarChart({ title, bars, format = "number", min = 0, max, empty }: BarChartProps) {
  const t = useTranslations("charts");
  const { precise } = useValueFormats();
  const full =
    max ?? (format === "percent" ? 1 : Math.max(...bars.map(({ value, high }) => high ?? value ?? 0), 0));
  const scale = { min, max: full };
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
              <BarTrack
                zero={placeOf(0, scale) ?? 0}
                end={placeOf(value, scale)}
                low={placeOf(low, scale)}
                high={placeOf(high, scale)}
              />
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

type BarTrackProps = { zero: number; end: Place; low: Place; high: Place };

function BarTrack({ zero, end, low, high }: BarTrackProps) {
  return (
    <div aria-hidden className="relative h-3.5 min-w-24 rounded-sm bg-hover">
      {end !== undefined && (
        <div
          className="absolute inset-y-0 rounded-sm bg-series-1 opacity-80"
          style={{ left: `${Math.min(zero, end) * 100}%`, width: `${Math.abs(end - zero) * 100}%` }}
        />
      )}
      {zero > 0 && <div className="absolute -inset-y-1 w-px bg-muted" style={{ left: `${zero * 100}%` }} />}
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
