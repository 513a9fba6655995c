"use client";

import { ChartSpline, Table } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { IconButton } from "../forms/icon-button";

export type TableOfText = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
};

type ChartFigureProps = {
  title: string;
  legend?: ReactNode;
  /** The same data as rows of text, written when they are asked for. */
  table: () => TableOfText;
  /** Said instead of the chart when there is nothing to draw. */
  empty?: string;
  children: ReactNode;
};

/** A chart with its title, its legend, and a switch that turns it into a table. */
export function ChartFigure({ title, legend, table, empty, children }: ChartFigureProps) {
  const t = useTranslations("charts");
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex min-h-7 items-center justify-between gap-3">
        <span className="font-medium">{title}</span>
        {!empty && (
          <IconButton
            label={asTable ? t("asChart") : t("asTable")}
            icon={asTable ? <ChartSpline aria-hidden /> : <Table aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          />
        )}
      </figcaption>
      {empty ? (
        <p className="grid h-36 place-items-center rounded-md bg-sunken px-4 text-center text-muted">
          {empty}
        </p>
      ) : asTable ? (
        <ChartTable title={title} {...table()} />
      ) : (
        <>
          {children}
          {legend}
        </>
      )}
    </figure>
  );
}

function ChartTable({ title, head, rows, note }: TableOfText & { title: string }) {
  const t = useTranslations("charts");
  return (
    <section
      className="max-h-72 overflow-auto rounded-md border"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("table", { title })}
    >
      <table className="w-full border-separate border-spacing-0 text-xs">
        <thead>
          <tr>
            {head.map((cell) => (
              <th
                key={cell}
                scope="col"
                className="sticky top-0 border-b bg-sunken px-3 py-1.5 text-right font-medium text-muted first:text-left"
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) => (
                <td key={head[index]} className="border-b px-3 py-1 text-right first:text-left">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p className="px-3 py-1.5 text-muted text-xs">{note}</p>}
    </section>
  );
}
