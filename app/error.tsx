"use client";

import { Button, ButtonLink } from "@/lib/ui/forms";
import { ErrorState } from "@/lib/ui/layout";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** The error's own message is not shown: it may hold what only the server's log should. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <ErrorState
        title="This page failed"
        message="Nothing you saved is lost. Try again; if it keeps failing, give the id below to whoever runs this server."
        detail={error.digest}
        action={
          <>
            <ButtonLink href="/">Go to the start</ButtonLink>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          </>
        }
      />
    </div>
  );
}
