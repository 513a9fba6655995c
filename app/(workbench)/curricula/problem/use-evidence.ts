"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/ui/api";

/** Options of the query, so that the queue can ask for the next problem while the current one is being judged. */
export function useEvidenceQuery() {
  const { problems } = useTRPC();
  return (problemId: string) => problems.evidence.queryOptions({ problemId });
}

/** Nothing is asked while there is no problem. */
export function useEvidence(problemId: string | undefined) {
  return useQuery(useTRPC().problems.evidence.queryOptions(problemId ? { problemId } : skipToken));
}
