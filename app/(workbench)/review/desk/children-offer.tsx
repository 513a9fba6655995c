"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/forms";
import { useKeysFor } from "@/lib/ui/keyboard";
import { Callout } from "@/lib/ui/layout";
import type { SimilarRequest } from "./similar-grid";

/** A parent that was decided on while variants of it wait. */
export type Offer = SimilarRequest & { readonly count: number };

/** Offers to look at the variants of what was just decided on. */
export function ChildrenOffer({
  offer,
  onLook,
  onLeave,
}: {
  offer: Offer;
  onLook: () => void;
  onLeave: () => void;
}) {
  const keyOf = useKeysFor();
  const t = useTranslations("desk.offer");
  const { count, decision } = offer;
  return (
    <Callout tone="accent">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex-1">{t("waiting", { count, decision: decision ?? "skip" })}</span>
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
