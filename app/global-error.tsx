"use client";

import "./globals.css";
import { useSyncExternalStore } from "react";
import { type Language, languageCookie, readLanguage } from "@/lib/language/languages";
import english from "@/lib/language/messages/en/failedStart.json" with { type: "json" };
import japanese from "@/lib/language/messages/ja/failedStart.json" with { type: "json" };
import { Button } from "@/lib/ui/forms";
import { ErrorState } from "@/lib/ui/layout";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

const texts = { en: english, ja: japanese };

/** Stands in for the whole document when the root layout itself fails, so it brings its own few texts. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  const language = useSyncExternalStore(
    () => () => {},
    chosenLanguage,
    () => "en" as const,
  );
  const text = texts[language];
  return (
    <html lang={language}>
      <body>
        <title>{text.product}</title>
        <main className="grid min-h-dvh place-items-center">
          <ErrorState
            title={text.title}
            message={text.message}
            detail={error.digest}
            action={
              <Button variant="primary" onClick={reset}>
                {text.tryAgain}
              </Button>
            }
          />
        </main>
      </body>
    </html>
  );
}

function chosenLanguage(): Language {
  const kept = document.cookie.split("; ").find((pair) => pair.startsWith(`${languageCookie}=`));
  return (
    readLanguage(kept?.slice(languageCookie.length + 1)) ??
    readLanguage(navigator.language.slice(0, 2)) ??
    "en"
  );
}
