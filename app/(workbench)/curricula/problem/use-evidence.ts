"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/ui/api";

/** Options of the query, so that the queue can ask for the next problem while the current one is being judged. */
export function useEvidenceQuery() {
  const { problems } = useTRPC();
  return (problemId: string) => problems.evidence.queryOptions({ problemId });
}

export function useEvidence(problemId: string) {
  return useQuery(useEvidenceQuery()(problemId));
}
