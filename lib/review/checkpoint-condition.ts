import type { Messages } from "@/lib/language/messages";
import type { Words } from "@/lib/language/words";

/** One thing a checkpoint asks for, as the database's function checkpoint_conditions gives it. */
export type CheckpointCondition = {
  readonly name: "coverage" | "policy" | "agreement" | "rejected" | "approved";
  /** Of `coverage` alone. */
  readonly level: number | null;
  readonly figure: number | null;
  readonly bound: number | null;
  readonly counted: number;
  readonly total: number | null;
  readonly holds: boolean;
};

/** More problems than this that wait for the policy are not counted. */
export const mostCounted = 10_000;

/** What a condition that does not hold still waits for. */
export function sentenceOf({ name, level, figure, bound, counted, total }: CheckpointCondition): Words {
  switch (name) {
    case "coverage": {
      const missing = Math.ceil((bound ?? 1) * (total ?? 0) - 1e-9) - counted;
      return said("coverage", { level: level ?? 0, missing, total: total ?? 0 });
    }
    case "policy":
      return counted > mostCounted
        ? said("policyMany", { count: mostCounted })
        : said("policy", { count: counted });
    case "agreement":
      if (counted < (total ?? 0)) return said("doubleReviews", { count: (total ?? 0) - counted });
      return figure === null
        ? said("agreementUnknown", { bound: rounded(bound) })
        : said("agreement", { figure: rounded(figure), bound: rounded(bound) });
    case "rejected":
      return said("rejected", { figure: percent(figure), bound: percent(bound) });
    case "approved":
      return said("approved", {});
  }
}

const said = (key: keyof Messages["checkpoint"]["missing"], values: NonNullable<Words["values"]>): Words => ({
  key: `checkpoint.missing.${key}`,
  values,
});

/** Downwards, and a share upwards: what fails must not look as if it held. */
const rounded = (value: number | null) => String(Math.floor((value ?? 0) * 100) / 100);
const percent = (share: number | null) => String(Math.ceil((share ?? 0) * 1000) / 10);
