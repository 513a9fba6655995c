import { aboveBudget, budgetPolicySchema, type Forecast } from "@/lib/accounting";
import type { Database, Transaction } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { inEnglish } from "@/lib/language/in-english";
import type { Words } from "@/lib/language/words";
import { type RayJobConfig, rayJobConfig } from "./ray/config";

/** A launch that is allowed once a second person agrees. */
export class AboveBudget extends Error {
  constructor(
    readonly curriculumId: string,
    readonly why: Words,
  ) {
    super(inEnglish(why));
  }
}

/** What a launch is held against its curriculum's budget by: what it may take on Ray at most, or what it is likely to use here. */
type Ahead = { readonly ray: RayJobConfig } | { readonly likely: Forecast | null };

/** What of the budget a launch is above, null where nothing; and whether that takes a second person. */
export async function launchBudget(db: Database | Transaction, curriculumId: string, ahead: Ahead) {
  const { budgetPolicy, secondPerson } = await db.curriculum.findUniqueOrThrow({
    where: { id: curriculumId },
    select: { budgetPolicy: true, secondPerson: true },
  });
  const policy = budgetPolicySchema.parse(budgetPolicy);
  if ("ray" in ahead) return { above: aboveGpuHours(policy.gpuHoursPerRun, ahead.ray), secondPerson };
  return { above: ahead.likely && aboveBudget(policy, ahead.likely), secondPerson };
}

function aboveGpuHours(allowed: number | null, { gpus, nodes, maximumHours }: RayJobConfig): Words | null {
  const most = gpus * nodes * maximumHours;
  if (allowed === null || most <= allowed) return null;
  return { key: "runErrors.aboveBudget", values: { most, allowed } };
}

type Launch = { readonly id?: string; readonly rayBackendId?: string | null };

/**
 * A launch above the budget waits for a second person where the curriculum asks for one. Where one person is enough, a job on Ray is
 * refused, since it is not cut into units of this machine; a run here starts, and ends when its budget is used up.
 * @returns what of the budget it is above although it may start
 */
export async function requireWithinBudget(
  tx: Transaction,
  launch: Launch,
  curriculumId: string,
  config: object,
  likely: Forecast | null,
): Promise<Words | null> {
  const ahead = launch.rayBackendId ? { ray: rayJobConfig.parse(config) } : { likely };
  const { above, secondPerson } = await launchBudget(tx, curriculumId, ahead);
  if (!above) return null;
  if (secondPerson) {
    const request = launch.id ? await tx.secondPersonRequest.findUnique({ where: { id: launch.id } }) : null;
    if (request?.agreed !== true) throw new AboveBudget(curriculumId, above);
    return above;
  }
  if (launch.rayBackendId) throw invalidField("config.maximumHours", above);
  return above;
}
