"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { say, type Words } from "@/lib/language/words";
import { Kbd } from "../data/kbd";
import { Button } from "../forms/button";
import { Dialog } from "../forms/dialog";
import { type KeyMap, keysFor, refusalOf } from "./key-map";
import { keyName } from "./key-name";
import type { KeyBinding } from "./keys";

type KeysSheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  bindings: readonly KeyBinding[];
  map: KeyMap;
  /** Null where nobody is signed in whose keys could be kept. */
  onChange: ((map: KeyMap) => void) | null;
};

/** All shortcuts that work on this page now, by group; those with an id may be given other keys. */
export function KeysSheet({ open, onOpenChange, bindings, map, onChange }: KeysSheetProps) {
  const t = useTranslations("keyboard");
  const shown = bindings.filter(({ enabled }) => enabled !== false);
  const groups = new Map<string, KeyBinding[]>();
  for (const binding of shown) {
    const title = binding.group ?? t("thisPage");
    groups.set(title, [...(groups.get(title) ?? []), binding]);
  }
  const changed = shown.some(({ id }) => id !== undefined && Object.hasOwn(map, id));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={onChange ? t("howToChange") : undefined}
      size="md"
      footer={
        changed &&
        onChange && (
          <Button icon={<RotateCcw />} onClick={() => onChange({})}>
            {t("usualKeys")}
          </Button>
        )
      }
    >
      <div className="grid gap-5">
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-muted text-xs">{group}</h3>
            <ul>
              {members.map((binding) => (
                <KeyRow
                  key={`${binding.keys} ${binding.label}`}
                  binding={binding}
                  others={shown}
                  map={map}
                  onChange={onChange}
                />
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h3 className="mb-1 font-medium text-muted text-xs">{t("everywhere")}</h3>
          <p className="flex items-center justify-between py-1.5">
            {t("toggleSheet")}
            <Kbd keys="?" />
          </p>
        </section>
      </div>
    </Dialog>
  );
}

type KeyRowProps = Pick<KeysSheetProps, "map" | "onChange"> & {
  binding: KeyBinding;
  others: readonly KeyBinding[];
};

function KeyRow({ binding, others, map, onChange }: KeyRowProps) {
  const t = useTranslations("keyboard");
  const tRoot = useTranslations();
  const [listening, setListening] = useState(false);
  const [refusal, setRefusal] = useState<Words | null>(null);
  const { id, label } = binding;

  function take(event: KeyboardEvent) {
    if (!listening) return;
    const pressed = keyName(event.nativeEvent);
    if (pressed === null || pressed === "tab" || pressed === "shift+tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (pressed === "escape") return stop();
    const why = refusalOf(pressed, binding, others, map);
    setRefusal(why);
    if (why) return;
    stop();
    onChange?.({ ...map, [id!]: pressed });
  }
  function stop() {
    setListening(false);
    setRefusal(null);
  }

  return (
    <li className="flex min-h-9 items-center gap-3 border-b py-1 last:border-b-0">
      <span className="flex-1">{label}</span>
      {refusal && (
        <span role="alert" className="text-warn text-xs">
          {say(tRoot, refusal)}
        </span>
      )}
      {id !== undefined && onChange && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={listening ? t("newKeyOf", { action: label }) : t("changeKeyOf", { action: label })}
          onClick={() => setListening(true)}
          onKeyDown={take}
          onBlur={stop}
        >
          {listening ? t("pressKey") : t("change")}
        </Button>
      )}
      <Kbd keys={keysFor(map, binding)} />
    </li>
  );
}
