"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type TreeWords, treeWords } from "./tree-words";

/** The same words until the language changes. */
export function useTreeWords(): TreeWords {
  const t = useTranslations();
  return useMemo(() => treeWords(t), [t]);
}
