"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/forms";
import { Formula } from "@/lib/ui/formula";
import { useKeysFor } from "@/lib/ui/keyboard";
import { Callout } from "@/lib/ui/layout";
import type { SimilarRequest } from "./similar-grid";
import type { Decided } from "./use-decisions";

/** A parent that was decided on while variants of it wait. */
export type Offer = SimilarRequest & { readonly count: number };

/** Offers to look at the variants of the problem that was just decided on. */
export function ChildrenOffer({
  offer,
  parent,
  onLook,
  onLeave,
}: {
  offer: Offer;
  parent: Decided;
  onLook: () => void;
  onLeave: () => void;
}) {
  const keyOf = useKeysFor();
  const t = useTranslations("desk.offer");
  const { count, decision } = offer;
  return (
    <Callout tone="accent">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex-1">
          {t.rich("waiting", {
            count,
            decision: decision ?? "skip",
            formula: () => <Formula latex={parent.latex} source={parent.statement} />,
          })}
        </span>
        <Button size="sm" shortcut={keyOf("review.children", "c")} onClick={onLook}>
          {t("look")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onLeave}>
          {t("leave")}
        </Button>
      </div>
    </Callout>
  );
}
