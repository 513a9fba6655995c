"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { problemEvidence } from "./evidence";

export const evidenceAction = action("read", z.object({ problemId: z.uuid() }), async ({ input }) => ({
  data: await problemEvidence(database(), input.problemId),
}));
