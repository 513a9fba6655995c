"use client";

import { formatNumber } from "@/lib/ui/data";
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
  const variants = offer.count === 1 ? "One variant" : `${formatNumber(offer.count)} variants`;
  return (
    <Callout tone="accent">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex-1">
          {variants} of the problem you just {offer.decision === "approve" ? "approved" : "rejected"} still
          wait. Nothing was decided on them.
        </span>
        <Button size="sm" shortcut={keyOf("review.children", "c")} onClick={onLook}>
          Look at them together
        </Button>
        <Button size="sm" variant="ghost" onClick={onLeave}>
          Leave them
        </Button>
      </div>
    </Callout>
  );
}
