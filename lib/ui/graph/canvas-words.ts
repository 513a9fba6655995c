"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext, useMemo } from "react";
import { useFormats } from "../data";
import { remembered } from "./remembered";

/** What the canvas says, worked out once: its nodes are drawn anew while one pans. */
export function useCanvasWords() {
  const t = useTranslations("tree");
  const { percent } = useFormats();
  return useMemo(() => {
    const verdict = (name: "verified" | "refuted" | "undecided" | "none") =>
      t("problem.verdict", { verdict: t(`problem.verdicts.${name}`) });
    const review = (name: "pending" | "approved" | "rejected" | "conflict") =>
      t("problem.review", { state: t(`problem.reviewStates.${name}`) });
    const signal = (name: "noneSolved" | "noneSolvedLeaf" | "allSolved") => ({
      label: t(`signals.${name}.label`),
      remedy: t(`signals.${name}.remedy`),
    });
    return {
      verdicts: {
        verified: verdict("verified"),
        refuted: verdict("refuted"),
        undecided: verdict("undecided"),
        none: verdict("none"),
      },
      reviews: {
        pending: review("pending"),
        approved: review("approved"),
        rejected: review("rejected"),
        conflict: review("conflict"),
      },
      signals: {
        noneSolved: signal("noneSolved"),
        noneSolvedLeaf: signal("noneSolvedLeaf"),
        allSolved: signal("allSolved"),
      },
      solveRate: t("measures.difficulty"),
      notMeasured: t("problem.notMeasured"),
      expand: remembered((count: number) => t("problem.expand", { count })),
      collapse: remembered((count: number) => t("problem.collapse", { count })),
      percent,
      zoomIn: t("zoomIn"),
      zoomOut: t("zoomOut"),
      fit: t("fit"),
    };
  }, [t, percent]);
}

export type CanvasWords = ReturnType<typeof useCanvasWords>;

export const CanvasWordsContext = createContext<CanvasWords | null>(null);

export function useWordsOfCanvas(): CanvasWords {
  const words = useContext(CanvasWordsContext);
  if (!words) throw new Error("A node stands outside of a tree's canvas.");
  return words;
}
