import { z } from "zod";
import type { Words } from "@/lib/language/words";

/** An empty field of a form is no bound. */
const bound = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z.coerce.number().gt(0).max(1e9).nullable(),
);

/** The most that one run of a curriculum may use; null: as much as it takes. */
export const budgetPolicySchema = z.object({
  /** US dollars that endpoints ask for. */
  dollarsPerRun: bound.default(null),
  /** Hours of the worker's processors. */
  cpuHoursPerRun: bound.default(null),
  /** GPU hours that a launch on Ray may ask for. */
  gpuHoursPerRun: bound.default(null),
});
export type BudgetPolicy = z.infer<typeof budgetPolicySchema>;

/** Which budget is used up, in words; null where none is. */
export function usedUp(policy: BudgetPolicy, used: { dollars: number; cpuSeconds: number }): Words | null {
  const { dollarsPerRun, cpuHoursPerRun } = policy;
  if (dollarsPerRun !== null && used.dollars >= dollarsPerRun)
    return { key: "cost.usedUp.dollars", values: { dollars: String(dollarsPerRun) } };
  if (cpuHoursPerRun !== null && used.cpuSeconds >= 3600 * cpuHoursPerRun)
    return { key: "cost.usedUp.cpuHours", values: { hours: String(cpuHoursPerRun) } };
  return null;
}

/** What a run is likely to use above the budget, in words; null where it is likely to stay within. */
export function aboveBudget(
  policy: BudgetPolicy,
  likely: { dollars: number; cpuSeconds: number },
): Words | null {
  const { dollarsPerRun, cpuHoursPerRun } = policy;
  const hours = likely.cpuSeconds / 3600;
  if (dollarsPerRun !== null && likely.dollars > dollarsPerRun)
    return {
      key: "runErrors.aboveDollars",
      values: { likely: twoDigits(likely.dollars), allowed: String(dollarsPerRun) },
    };
  if (cpuHoursPerRun !== null && hours > cpuHoursPerRun)
    return {
      key: "runErrors.aboveCpuHours",
      values: { likely: twoDigits(hours), allowed: String(cpuHoursPerRun) },
    };
  return null;
}

/** A forecast is not known more exactly. */
const twoDigits = (value: number): string =>
  String(value < 10 ? Number(value.toPrecision(2)) : Math.round(value));
