import { useTranslations } from "next-intl";
import type { LevelCount } from "@/lib/review";
import { type Column, DataTable, useFormats } from "@/lib/ui/data";

const decided = ({ approved, rejected }: LevelCount) => approved + rejected;
const all = (level: LevelCount) => decided(level) + level.pending + level.conflict;

const counts = {
  all,
  approved: ({ approved }: LevelCount) => approved,
  rejected: ({ rejected }: LevelCount) => rejected,
  pending: ({ pending }: LevelCount) => pending,
  conflict: ({ conflict }: LevelCount) => conflict,
  judged: ({ judged }: LevelCount) => judged,
};

export function LevelTable({ levels }: { levels: readonly LevelCount[] }) {
  const t = useTranslations("checkpointPage.levels");
  const { number, percent } = useFormats();
  const count = (key: keyof typeof counts): Column<LevelCount> => ({
    key,
    header: t(key),
    align: "right",
    cell: (level) => number(counts[key](level)),
  });
  const columns: Column<LevelCount>[] = [
    {
      key: "level",
      header: t("level"),
      cell: ({ level }) => (level === 0 ? t("roots") : t("levelName", { level })),
    },
    ...(Object.keys(counts) as (keyof typeof counts)[]).map(count),
    {
      key: "decided",
      header: t("decided"),
      align: "right",
      cell: (level) => percent(decided(level) / all(level)),
    },
  ];
  return (
    <DataTable caption={t("caption")} columns={columns} rows={levels} rowKey={({ level }) => String(level)} />
  );
}
