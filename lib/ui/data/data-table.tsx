import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** "right" for numbers, so that their digits line up. */
  readonly align?: "left" | "right";
  /** A CSS width, such as "8rem". */
  readonly width?: string;
  readonly sortable?: boolean;
  /** Lets the cell take several lines; otherwise it is cut with an ellipsis. */
  readonly wrap?: boolean;
};

export type Sort = {
  readonly key: string;
  readonly direction: "asc" | "desc";
  readonly hrefFor: (key: string, direction: "asc" | "desc") => string;
};

type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the whole row a link; the link itself is the first cell's content. */
  rowHref?: (row: Row) => string | undefined;
  empty?: ReactNode;
  sort?: Sort;
  selectedKey?: string;
  /** A CSS height from which the rows scroll under the header. */
  maxHeight?: string;
};

/**
 * Dense rows under a header that stays. It renders the rows it is given and nothing else: sorting and paging are
 * links, so they work without scripts and can be shared as addresses.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, empty, sort, selectedKey, maxHeight } = props;
  const t = useTranslations("data.table");
  if (rows.length === 0) {
    return <div className="px-4 py-8 text-center text-muted">{empty ?? t("empty")}</div>;
  }
  return (
    <section
      className="relative overflow-auto"
      style={{ maxHeight }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("region", { caption })}
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const href = rowHref?.(row);
            const selected = key === selectedKey;
            return (
              <tr
                key={key}
                aria-current={selected || undefined}
                className={classNames(
                  "group relative",
                  href && "hover:bg-hover",
                  selected && "bg-accent-soft",
                )}
              >
                {columns.map((column, index) => (
                  <td key={column.key} className={cellClass(column)}>
                    {index === 0 && href ? (
                      <Link
                        href={href}
                        className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
                      >
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Puts a control of its own (a button, a link, a checkbox) above the link that covers its row. */
export function AboveRowLink({ children }: { children: ReactNode }) {
  return <span className="relative z-10">{children}</span>;
}

function cellClass<Row>(column: Column<Row>): string {
  return classNames(
    "h-9 border-b px-3 py-1.5 align-middle group-has-[details[open]]:align-top first:pl-4 last:pr-4 group-last:border-b-0",
    column.align === "right" && "text-right",
    column.wrap ? "break-words" : "max-w-80 truncate",
  );
}

function HeaderCell<Row>({ column, sort }: { column: Column<Row>; sort?: Sort }) {
  const active = sort?.key === column.key;
  const sorted = active ? (sort.direction === "asc" ? "ascending" : "descending") : undefined;
  return (
    <th
      scope="col"
      aria-sort={sorted}
      style={{ width: column.width }}
      className={classNames(
        "sticky top-0 z-20 h-8 whitespace-nowrap border-b bg-sunken px-3 font-medium text-muted text-xs first:pl-4 last:pr-4",
        column.align === "right" && "text-right",
      )}
    >
      {column.sortable && sort ? <SortLink column={column} sort={sort} active={active} /> : column.header}
    </th>
  );
}

function SortLink<Row>({ column, sort, active }: { column: Column<Row>; sort: Sort; active: boolean }) {
  const next = active && sort.direction === "desc" ? "asc" : "desc";
  const Icon = active ? (sort.direction === "asc" ? ArrowUp : ArrowDown) : ArrowUpDown;
  return (
    <Link
      href={sort.hrefFor(column.key, next)}
      className={classNames("inline-flex items-center gap-1 hover:text-ink", active && "text-ink")}
    >
      {column.header}
      <Icon aria-hidden className="size-3" />
    </Link>
  );
}
