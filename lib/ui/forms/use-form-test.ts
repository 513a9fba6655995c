"use client";

import { useRef, useState } from "react";
import type { FieldMessage } from "./action-result";

/** What a test of settings found, in words for the person at the form. */
export type TestOutcome = { readonly ok: boolean; readonly message: string };
type TestAction = (
  previous: null,
  form: FormData,
) => Promise<
  | { readonly ok: true; readonly data?: TestOutcome }
  | { readonly ok: false; readonly errors: readonly FieldMessage[] }
>;

/** Tests what stands in a form before it is saved. `inner` goes to an element inside the form. */
export function useFormTest(action: TestAction) {
  const inner = useRef<HTMLDivElement>(null);
  const [tested, setTested] = useState<TestOutcome | null>(null);
  const [testing, setTesting] = useState(false);
  const test = async () => {
    const form = inner.current?.closest("form");
    if (!form) return;
    setTesting(true);
    const answer = await action(null, new FormData(form));
    setTesting(false);
    setTested(
      answer.ok
        ? (answer.data ?? null)
        : { ok: false, message: answer.errors.map(({ message }) => message).join(" ") },
    );
  };
  return { inner, tested, testing, test };
}
