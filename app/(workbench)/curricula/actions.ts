"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { createCurriculum } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { schemaText } from "@/lib/language/words";

const createSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, schemaText({ key: "curricula.create.nameMissing" }))
    .max(120),
  description: z.string().trim().max(2000).default(""),
  source: z.enum(["bundled", "own"]),
  roots: z.string().max(2_000_000).optional(),
});

export const createCurriculumAction = action("operate", createSchema, async ({ actor, input }) => {
  const { name, description, source, roots } = input;
  if (source === "own" && !roots?.trim())
    throw invalidField("roots", { key: "curricula.create.problemsMissing" });
  const { id } = await createCurriculum(database(), actor, {
    name,
    description,
    roots: source === "bundled" ? "bundled" : (roots ?? ""),
  });
  redirect(`/curricula/${id}`);
});
