"use client";

import { Button } from "@/lib/ui/forms";
import { ErrorState } from "@/lib/ui/layout";

export default function WorkbenchError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorState
      title="This page could not be read"
      message="Nothing was changed. Try again; if it happens again, the server's log has the details."
      detail={error.digest}
      action={<Button onClick={reset}>Try again</Button>}
    />
  );
}
