import { z } from "zod";
import { auditFilterSchema } from "@/lib/audit/filter";
import { listAudit, verifyAuditChain } from "@/lib/audit/read";
import { procedure, router } from "./procedure";

const listInput = auditFilterSchema.extend({
  before: z
    .string()
    .regex(/^\d{1,18}$/, "This is not the number of an entry.")
    .optional(),
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
