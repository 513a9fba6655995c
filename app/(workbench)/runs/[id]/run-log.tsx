"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { say, type Text } from "@/lib/language/words";
import { useFormats } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";

export type LogLine = {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly text: Text;
};

/** The trainer's own output keeps its lines. */
const lineLook: Readonly<Record<string, string>> = {
  unit: "break-all",
  output: "min-w-0 whitespace-pre-wrap break-all",
};

/** The newest line stays in view until the reader scrolls up. */
export function RunLog({ lines }: { lines: readonly LogLine[] }) {
  const t = useTranslations("runProgress");
  const translate = useTranslations();
  const { dateTime } = useFormats();
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const newest = lines.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what makes it scroll
  useEffect(() => {
    if (atEnd.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);
  return (
    <Section title={t("log")} flush>
      <ol
        ref={list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("logLabel")}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
        }}
        className="max-h-72 overflow-y-auto px-3 py-2 font-mono text-xs leading-5"
      >
        {lines.map(({ id, at, kind, text }) => (
          <li key={id} className="flex gap-3">
            <time className="shrink-0 text-muted" dateTime={new Date(at).toISOString()}>
              {dateTime(at)}
            </time>
            <span className={lineLook[kind] ?? "font-semibold"}>{say(translate, text)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
