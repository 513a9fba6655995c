"use client";

import "./globals.css";
import { Button } from "@/lib/ui/forms";
import { ErrorState } from "@/lib/ui/layout";

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Ladderboard</title>
        <main className="grid min-h-dvh place-items-center">
          <ErrorState
            title="Ladderboard failed to start this page"
            message="Try again; if it keeps failing, give the id below to whoever runs this server."
            detail={error.digest}
            action={
              <Button variant="primary" onClick={reset}>
                Try again
              </Button>
            }
          />
        </main>
      </body>
    </html>
  );
}
