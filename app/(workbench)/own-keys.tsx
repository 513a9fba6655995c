"use client";

import { useTranslations } from "next-intl";
import { toast } from "@/lib/ui/data";
import { type KeyMap, UserKeys } from "@/lib/ui/keyboard";
import type { saveKeyMapAction } from "./actions";

type OwnKeysProps = { map: KeyMap; save: typeof saveKeyMapAction };

/** The shortcuts that this person gave other keys, kept with their account. */
export function OwnKeys({ map, save }: OwnKeysProps) {
  const t = useTranslations("keyboard");
  async function keep(next: KeyMap) {
    const answer = await save(next).catch(() => null);
    if (!answer?.ok) toast.error(t("notSaved"));
  }
  return <UserKeys map={map} save={(next) => void keep(next)} />;
}
