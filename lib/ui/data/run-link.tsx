import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Stage } from "./stage";
import { useFormats } from "./use-formats";

/** A run by its stage and when it began, which tells it from others of its stage; it leads to the run's page. */
export function RunLink({ id, stage, at }: { id: string; stage: Stage; at: Date | string }) {
  const t = useTranslations("data");
  const { shortTime, dateTime } = useFormats();
  return (
    <Link href={`/runs/${id}`} title={dateTime(at)}>
      {t("run", { stage: t(`stages.${stage}.label`), at: shortTime(at) })}
    </Link>
  );
}
