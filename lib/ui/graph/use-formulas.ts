"use client";

import { useCallback, useEffect, useRef, useState } from "react";

export type ProblemFormula = { readonly id: string; readonly statement: string; readonly latex: string };
export type FetchFormulas = (ids: readonly string[]) => Promise<readonly ProblemFormula[]>;

/** Of this many problems the formulas are kept. */
const mostKept = 5_000;
const mostAtOnce = 100;
/** Milliseconds that a request waits for others: what one only pans past is not asked for. */
const patience = 40;

/** The formulas of the problems on the screen, fetched in batches as they come into view and then kept. */
export function useFormulas(fetch: FetchFormulas, known: readonly ProblemFormula[]) {
  const [kept, setKept] = useState(() => new Map(known.map((formula) => [formula.id, formula])));
  const asked = useRef(new Set<string>());
  const wanted = useRef(new Map<string, readonly string[]>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const keep = useCallback(
    (formulas: readonly ProblemFormula[]) =>
      setKept((current) => {
        const next = new Map(current);
        for (const formula of formulas) {
          next.delete(formula.id);
          next.set(formula.id, formula);
        }
        for (const oldest of next.keys()) {
          if (next.size <= mostKept) break;
          next.delete(oldest);
        }
        return next;
      }),
    [],
  );
  const current = useRef(kept);
  useEffect(() => {
    current.current = kept;
  }, [kept]);

  /** `where` names the part of the page; its newest wish replaces the one before. */
  const want = useCallback(
    (where: string, ids: readonly string[]) => {
      wanted.current.set(where, ids);
      timer.current ??= setTimeout(() => {
        timer.current = null;
        const missing = new Set([...wanted.current.values()].flat());
        for (const id of missing) if (current.current.has(id) || asked.current.has(id)) missing.delete(id);
        const batches = [...missing];
        while (batches.length > 0) {
          const batch = batches.splice(0, mostAtOnce);
          for (const id of batch) asked.current.add(id);
          fetch(batch)
            .then(keep, () => undefined)
            .finally(() => {
              for (const id of batch) asked.current.delete(id);
            });
        }
      }, patience);
    },
    [fetch, keep],
  );
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  return { formulas: kept, want, keep };
}
