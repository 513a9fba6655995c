"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CheckpointCondition } from "@/lib/review";
import { mostCounted } from "@/lib/review/checkpoint-condition";
import { absent, Badge, type Formats, useFormats } from "@/lib/ui/data";

/** Each thing the checkpoint asks for: its figure now, and what is asked. */
export function CheckpointConditions({ conditions }: { conditions: readonly CheckpointCondition[] }) {
  const t = useTranslations("checkpoint.conditions");
  const formats = useFormats();
  return (
    <div className="mt-4 overflow-x-auto">
      <table className="w-full text-left">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted text-xs">
          <tr>
            {(["condition", "now", "restsOn", "asked", "state"] as const).map((head) => (
              <th key={head} scope="col" className="border-b py-1.5 pr-4 font-medium">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {conditions.map((condition) => {
            const { title, now, restsOn, asked } = wordsOf(t, formats, condition);
            return (
              <tr key={title}>
                <th scope="row" className="border-b py-1.5 pr-4 font-normal">
                  {title}
                </th>
                <td className="border-b py-1.5 pr-4 font-medium">{now}</td>
                <td className="border-b py-1.5 pr-4 text-muted">{restsOn}</td>
                <td className="whitespace-nowrap border-b py-1.5 pr-4">{asked}</td>
                <td className="border-b py-1.5">
                  <Badge
                    tone={condition.holds ? "ok" : "warn"}
                    icon={condition.holds ? CircleCheck : CircleDashed}
                  >
                    {t(condition.holds ? "met" : "waits")}
                  </Badge>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<"checkpoint.conditions">>;

function wordsOf(
  t: Translate,
  { number, percent }: Formats,
  { name, level, figure, bound, ...counts }: CheckpointCondition,
) {
  const counted = number(counts.counted);
  const total = number(counts.total);
  switch (name) {
    case "coverage":
      return {
        title: t("coverage.title", { level: level ?? 0 }),
        now: percent(figure),
        restsOn: t("coverage.restsOn", { counted, total }),
        asked: t("atLeast", { bound: percent(bound) }),
      };
    case "policy":
      return {
        title: t("policy.title"),
        now: counts.counted > mostCounted ? t("policy.many", { count: mostCounted }) : counted,
        restsOn: t("policy.restsOn"),
        asked: t("policy.asked"),
      };
    case "agreement":
      return {
        title: t("agreement.title"),
        now: figure === null ? absent : number(figure),
        restsOn: t("agreement.restsOn", { counted, total }),
        asked: t("atLeast", { bound: number(bound) }),
      };
    case "rejected":
      return {
        title: t("rejected.title"),
        now: percent(figure),
        restsOn: t("rejected.restsOn", { counted, total }),
        asked: t("atMost", { bound: percent(bound) }),
      };
    case "approved":
      return {
        title: t("approved.title"),
        now: counted,
        restsOn: t("approved.restsOn"),
        asked: t("approved.asked"),
      };
  }
}
