import { z } from "zod";
import { listAudit, verifyAuditChain } from "@/lib/audit/read";
import { procedure, router } from "./procedure";

const listInput = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/, "This is not the number of an entry.")
    .optional(),
  /** As the log has it: "person:<id>". */
  actor: z.string().max(200).optional(),
  /** As the log has it: "curriculum:<id>". */
  subject: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const auditRouter = router({
  list: procedure("audit")
    .input(listInput)
    .query(async ({ ctx, input }) => {
      const before = input.before === undefined ? undefined : BigInt(input.before);
      const rows = await listAudit(ctx.db, { ...input, before });
      return rows.map((row) => ({ ...row, id: String(row.id) }));
    }),
  verify: procedure("audit").query(({ ctx }) => verifyAuditChain(ctx.db)),
});
