"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { createApiToken, newTokenSchema, revokeApiToken } from "@/lib/auth/api-tokens";
import { database } from "@/lib/db";
import { said } from "../../said";

const page = "/settings/tokens";

export const createTokenAction = action("tokens", newTokenSchema, async ({ actor, input }) => {
  const { token } = await createApiToken(database(), actor, input);
  revalidatePath(page);
  return { data: { token } };
});

export const revokeTokenAction = action(
  "tokens",
  z.object({ tokenId: z.uuid() }),
  async ({ actor, input, headers }) => {
    await revokeApiToken(database(), actor, input.tokenId);
    revalidatePath(page);
    return { message: said(headers, { key: "settingsErrors.tokenRevoked" }) };
  },
);
