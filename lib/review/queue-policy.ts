import { z } from "zod";
import { schemaText } from "@/lib/language/words";
import { rejectReasons } from "./reject-reasons";

const reason = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, schemaText({ key: "reviewErrors.reasonId" })),
  title: z
    .string()
    .trim()
    .min(1, schemaText({ key: "reviewErrors.reasonTitle" }))
    .max(60),
});

/** How a curriculum's problems come to its reviewers. How many people must agree is the checkpoint policy's. */
export const queuePolicySchema = z.object({
  /** all: deepest level first. sample: a part of each level and transformation. uncertain: where a look is worth most first. */
  queue: z.enum(["all", "sample", "uncertain"]).default("all"),
  /** The part of each level and transformation that a sample draws; at least one problem of each. */
  samplePercent: z.coerce.number().min(0.1).max(100).default(10),
  /** How long a problem stays with the person it was handed to. */
  leaseMinutes: z.coerce.number().int().min(1).max(240).default(10),
  /** Problems with a known answer among a hundred that are handed out. */
  calibrationPercent: z.coerce.number().min(0).max(50).default(0),
  /** Why a problem may be rejected; the first nine are the keys 1 to 9. */
  reasons: z
    .array(reason)
    .min(1, schemaText({ key: "reviewErrors.noReasons" }))
    .max(20)
    .refine(
      (all) => new Set(all.map(({ id }) => id)).size === all.length,
      schemaText({ key: "reviewErrors.sameReason" }),
    )
    .default(rejectReasons.map(({ id, title }) => ({ id, title }))),
});
export type QueuePolicy = z.infer<typeof queuePolicySchema>;
export type QueueReason = QueuePolicy["reasons"][number];
