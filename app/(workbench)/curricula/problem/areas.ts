import type { Area } from "@/lib/language/messages";

/** The texts that the client components of this folder need, for the pages that show them. */
export const problemAreas: readonly Area[] = ["problem", "rules", "transformations", "verdicts"];
