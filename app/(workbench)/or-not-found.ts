import { notFound } from "next/navigation";
import { LadderboardError } from "@/lib/errors";

/** For `.catch` of what a page is about: a thing that is not there is a page that is not there. */
export function orNotFound(error: unknown): never {
  if (error instanceof LadderboardError && error.code === "not-found") notFound();
  throw error;
}
