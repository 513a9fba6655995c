"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import type { CheckpointCondition } from "@/lib/review";
import { absent, Badge, formatNumber, formatPercent } from "@/lib/ui/data";

/** Each thing the checkpoint asks for: its figure now, and what is asked. */
export function CheckpointConditions({ conditions }: { conditions: readonly CheckpointCondition[] }) {
  return (
    <div className="mt-4 overflow-x-auto">
      <table className="w-full text-left">
        <caption className="sr-only">Conditions of the checkpoint</caption>
        <thead className="text-muted text-xs">
          <tr>
            {["Condition", "Now", "Rests on", "Asked for", "State"].map((head) => (
              <th key={head} scope="col" className="border-b py-1.5 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {conditions.map((condition) => {
            const { title, now, restsOn, asked } = wordsOf(condition);
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
                    {condition.holds ? "Met" : "Waits"}
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

function wordsOf({ name, level, figure, bound, counted, total }: CheckpointCondition) {
  switch (name) {
    case "coverage":
      return {
        title: `Level ${level}: decided`,
        now: formatPercent(figure),
        restsOn: `${formatNumber(counted)} of ${formatNumber(total)} variants`,
        asked: `${formatPercent(bound)} or more`,
      };
    case "policy":
      return {
        title: "Waiting for the policy",
        now: counted > 10_000 ? "more than 10,000" : formatNumber(counted),
        restsOn: "pending problems within its bounds",
        asked: "none",
      };
    case "agreement":
      return {
        title: "Agreement of people (Gwet's AC2)",
        now: figure === null ? absent : formatNumber(figure),
        restsOn: `${formatNumber(counted)} problems decided on by two, ${formatNumber(total)} needed`,
        asked: `${formatNumber(bound)} or more`,
      };
    case "rejected":
      return {
        title: "Rejected",
        now: formatPercent(figure),
        restsOn: `${formatNumber(counted)} of ${formatNumber(total)} decided variants`,
        asked: `${formatPercent(bound)} or less`,
      };
    case "approved":
      return {
        title: "Approved problems",
        now: formatNumber(counted),
        restsOn: "all levels",
        asked: "at least one",
      };
  }
}
