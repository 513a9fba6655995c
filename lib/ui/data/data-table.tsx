import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { ScrollRegion } from "./scroll-region";

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
  /** Names the group of a row, which is written above the first of each; rows of one group follow each other. */
  groupOf?: (row: Row) => string;
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
  const { caption, columns, rows, groupOf, empty, sort, maxHeight } = props;
  const t = useTranslations("data.table");
  if (rows.length === 0) {
    return <div className="px-4 py-8 text-center text-muted">{empty ?? t("empty")}</div>;
  }
  return (
    <ScrollRegion label={t("region", { caption })} maxHeight={maxHeight}>
      <table className={classNames("w-full border-separate border-spacing-0 text-left", plainLinks)}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        {groupsOf(rows, groupOf).map(({ name, rows }) => (
          <tbody key={name} className="group/body">
            {name && <GroupHeader name={name} columns={columns.length} />}
            {rows.map((row) => (
              <DataRow key={props.rowKey(row)} row={row} {...props} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

/** A cell's links look alike, but for those that have a look of their own, such as buttons. */
const plainLinks =
  "[&_td_a:not([class])]:text-accent [&_td_a:not([class])]:underline-offset-2 [&_td_a:not([class]):is(:hover,:focus-visible)]:underline";

type Group<Row> = { readonly name: string; readonly rows: readonly Row[] };

function groupsOf<Row>(rows: readonly Row[], nameOf: (row: Row) => string = () => ""): Group<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group) group.push(row);
    else groups.set(nameOf(row), [row]);
  }
  return [...groups].map(([name, rows]) => ({ name, rows }));
}

function GroupHeader({ name, columns }: { name: string; columns: number }) {
  return (
    <tr>
      <th
        scope="rowgroup"
        colSpan={columns}
        className="border-b bg-sunken px-4 pt-3 pb-1 font-medium text-muted text-xs"
      >
        <span className="sticky left-4">{name}</span>
      </th>
    </tr>
  );
}

type DataRowProps<Row> = { row: Row } & Pick<
  DataTableProps<Row>,
  "columns" | "rowKey" | "rowHref" | "selectedKey"
>;

function DataRow<Row>({ row, columns, rowKey, rowHref, selectedKey }: DataRowProps<Row>) {
  const href = rowHref?.(row);
  const selected = rowKey(row) === selectedKey;
  return (
    <tr
      aria-current={selected || undefined}
      className={classNames("group relative", href && "hover:bg-hover", selected && "bg-accent-soft")}
    >
      {columns.map((column, index) => (
        <td key={column.key} className={cellClass(column)}>
          {index === 0 && href ? (
            <Link
              href={href}
              className="font-medium text-accent underline-offset-2 after:absolute after:inset-0 group-hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
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
}

/** Puts a control of its own (a button, a link, a checkbox) above the link that covers its row. */
export function AboveRowLink({ children }: { children: ReactNode }) {
  return <span className="relative z-10">{children}</span>;
}

function cellClass<Row>(column: Column<Row>): string {
  return classNames(
    "h-9 border-b px-3 py-1.5 align-middle group-has-[details[open]]:align-top first:pl-4 last:pr-4 group-last/body:group-last:border-b-0",
    column.align === "right" && "text-right",
    column.wrap ? "min-w-44 break-words" : "max-w-80 truncate",
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
