import { z } from "zod";
import { schemaText } from "@/lib/language/words";
import type { AlertKind } from "./alert-kinds";

const share = z.coerce.number().min(0).max(1);
const address = z
  .string()
  .trim()
  .max(2_000)
  .refine(
    (text) => text === "" || (/^https?:\/\//i.test(text) && URL.canParse(text)),
    schemaText({ key: "monitor.thresholds.notAddress" }),
  );

/** From which figure on a run raises an alert, and where alerts are posted. 1 raises none of its kind. */
export const monitorPolicySchema = z.object({
  /** Attempts of a verify run without a verdict. */
  undecidedShare: share.default(0.2),
  /** By how much the mean answer became shorter than in the verify run before. */
  lengthDrop: share.default(0.5),
  /** Answers of a verify run that have one form, numbers left out. */
  formShare: share.default(0.5),
  /** Accepted answers of a verify run that came near the verifier's tolerance. */
  nearToleranceShare: share.default(0.05),
  /** Difference of the solve rates of two neighbouring levels. */
  solveRateJump: share.default(0.4),
  /** Cramér's V between the transformations of a generate run and of the one before. */
  mixDrift: share.default(0.3),
  /** Variants of a generate run that one transformation made. */
  transformationShare: share.default(0.5),
  /** Proposals of a generate run that were in the curriculum already. */
  duplicateShare: share.default(0.5),
  /** Takes a POST for each alert; empty: none is sent. */
  webhookUrl: address.default(""),
} satisfies Record<AlertKind | "webhookUrl", z.ZodType>);
export type MonitorPolicy = z.infer<typeof monitorPolicySchema>;
