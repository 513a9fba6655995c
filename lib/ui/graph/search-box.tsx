"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton, SearchInput } from "../forms";
import type { SearchAnswer } from "./tree-explorer";
import type { Finds } from "./use-finds";

type SearchBoxProps = {
  text: string;
  onSearch: (text: string) => void;
  finds: Finds;
  /** Null while what is written has no answer yet. */
  answer: SearchAnswer | null;
};

/**
 * Its room is the same whatever was found: how many, and the ways through them, stand inside of it, and what is wrong
 * with a search lies over what is below.
 */
export function SearchBox({ text, onSearch, finds, answer }: SearchBoxProps) {
  const t = useTranslations("tree.search");
  const { count, position, go } = finds;
  const searching = text.trim() !== "";
  return (
    <span className="relative">
      <SearchInput
        label={t("label")}
        title={t("hint")}
        value={text}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && go(event.shiftKey ? -1 : 1)}
        style={searching ? { paddingRight: "9rem" } : undefined}
        className="w-68"
      />
      {searching && (
        <span className="absolute inset-y-0 right-1 flex items-center text-muted text-xs">
          {!answer?.trouble && <output className="px-1">{foundInWords()}</output>}
          <IconButton
            label={t("previous")}
            icon={<ChevronUp />}
            disabled={count === 0}
            className="size-6"
            onClick={() => go(-1)}
          />
          <IconButton
            label={t("next")}
            icon={<ChevronDown />}
            disabled={count === 0}
            className="size-6"
            onClick={() => go(1)}
          />
        </span>
      )}
      {answer?.trouble && (
        <output className="absolute top-full left-0 z-20 mt-1 w-max max-w-md rounded-md border bg-raised px-2 py-1 text-xs shadow-raised">
          {t("trouble", { count, trouble: answer.trouble })}
        </output>
      )}
    </span>
  );

  function foundInWords(): string {
    if (!answer) return "";
    if (position > 0) return t(answer.more ? "oneOfMore" : "oneOf", { position, count });
    return t(answer.more ? "foundMore" : "found", { count });
  }
}
