"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { evidenceAction } from "./actions";

/** Kept for the session: the queue asks for the next problem while the current one is being judged. */
export function evidenceQuery(problemId: string) {
  return queryOptions({
    queryKey: ["problem-evidence", problemId],
    queryFn: async () => {
      const answer = await evidenceAction({ problemId });
      if (answer.ok && answer.data) return answer.data;
      throw new Error(answer.ok ? "The server sent nothing." : answer.errors[0]?.message);
    },
  });
}

export const useEvidence = (problemId: string) => useQuery(evidenceQuery(problemId));
