import type { LevelCount } from "@/lib/review";
import { type Column, DataTable, formatNumber, formatPercent } from "@/lib/ui/data";

const decided = ({ approved, rejected }: LevelCount) => approved + rejected;
const all = (level: LevelCount) => decided(level) + level.pending + level.conflict;

const number = (key: string, header: string, of: (level: LevelCount) => number): Column<LevelCount> => ({
  key,
  header,
  align: "right",
  cell: (level) => formatNumber(of(level)),
});

const columns: Column<LevelCount>[] = [
  { key: "level", header: "Level", cell: ({ level }) => (level === 0 ? "Roots" : `Level ${level}`) },
  number("all", "Problems", all),
  number("approved", "Approved", ({ approved }) => approved),
  number("rejected", "Rejected", ({ rejected }) => rejected),
  number("pending", "Pending", ({ pending }) => pending),
  number("conflict", "In conflict", ({ conflict }) => conflict),
  number("judged", "Judged by people", ({ judged }) => judged),
  {
    key: "decided",
    header: "Decided",
    align: "right",
    cell: (level) => formatPercent(decided(level) / all(level)),
  },
];

export function LevelTable({ levels }: { levels: readonly LevelCount[] }) {
  return (
    <DataTable
      caption="Problems by level"
      columns={columns}
      rows={levels}
      rowKey={({ level }) => String(level)}
    />
  );
}
