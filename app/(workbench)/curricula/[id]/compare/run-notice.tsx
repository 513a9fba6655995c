"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { GenerateCounts } from "@/lib/runs";
import { isFinished, type RunStatus } from "@/lib/runs/transitions";
import { useFormats } from "@/lib/ui/data";
import { Callout } from "@/lib/ui/layout";

/** A generate run, and what it wrote and dropped so far. */
export type RunOutcome = GenerateCounts & { readonly id: string; readonly status: RunStatus };

/** Milliseconds between two looks at a run that has not ended. */
const pace = 2_000;

/** What the run whose variants are compared wrote: a tree without any would otherwise say nothing of why. */
export function RunNotice({ run }: { run: RunOutcome }) {
  const t = useTranslations("tree.compare.run");
  const router = useRouter();
  const { list } = useFormats();
  const ended = isFinished(run.status);
  useEffect(() => {
    if (ended) return;
    const timer = setInterval(() => router.refresh(), pace);
    return () => clearInterval(timer);
  }, [ended, router]);
  const dropped = (["duplicates", "heldOut", "unreadable"] as const)
    .filter((why) => run[why] > 0)
    .map((why) => t(why, { count: run[why] }));
  const tone = run.status === "failed" ? "bad" : ended && run.written === 0 ? "warn" : "neutral";
  return (
    <div role="status" className="px-4 py-2 md:px-6">
      <Callout tone={tone} title={title()}>
        {dropped.length > 0 && <span>{t("dropped", { what: list(dropped) })} </span>}
        <Link href={`/runs/${run.id}`} className="underline">
          {t("open")}
        </Link>
      </Callout>
    </div>
  );

  function title(): string {
    if (!ended) return t("active");
    if (run.written > 0) return t("written", { count: run.written });
    return t(run.status === "succeeded" ? "nothing" : "nothingEnded");
  }
}
