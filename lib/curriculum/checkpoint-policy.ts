import { z } from "zod";

const share = z.coerce.number().min(0).max(1);

/** What a person set to stand between verification and training. */
export const checkpointPolicySchema = z
  .object({
    /** people: each problem waits for a person. policy: those whose measured solve rate lies in the bounds need none. */
    mode: z.enum(["people", "policy"]).default("people"),
    /** People who must agree on a problem. */
    requiredReviews: z.coerce.number().int().min(1).max(10).default(1),
    /** The part of the variants of each level that must be decided before training may start. */
    coverage: share.default(1),
    minimumSolveRate: share.default(0),
    maximumSolveRate: share.default(1),
    /** Gwet's AC2 between people that must be reached; 0 asks for none. */
    minimumAgreement: share.default(0),
    /** On how many problems, each decided on by two people or more, that agreement must rest. */
    minimumDoubleReviews: z.coerce.number().int().min(1).max(100_000).default(20),
    /** The part of the decided variants that may be rejected; 1 allows any. */
    maximumRejectedShare: share.default(1),
  })
  .refine((policy) => policy.minimumSolveRate <= policy.maximumSolveRate, {
    path: ["minimumSolveRate"],
    message: "The least solve rate is above the greatest.",
  });
export type CheckpointPolicy = z.infer<typeof checkpointPolicySchema>;
