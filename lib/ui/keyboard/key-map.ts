import type { Words } from "@/lib/language/words";
import { normalizeKeys } from "./key-name";

/** What a person changed: the id of a binding → its keys. */
export type KeyMap = Readonly<Record<string, string>>;
export type Rebindable = { readonly id?: string; readonly keys: string; readonly label: string };

/** The keys of a binding for a person. */
export function keysFor(map: KeyMap, { id, keys }: Pick<Rebindable, "id" | "keys">): string {
  return id !== undefined && Object.hasOwn(map, id) ? map[id]! : keys;
}

/** Keys that mean the same everywhere, or by which people move who use no mouse. */
const kept = new Set(["?", "escape", "tab", "shift+tab", "enter", "space"]);
const loneModifiers = new Set(["control", "shift", "alt", "meta", "altgraph", "capslock", "fn"]);

/**
 * Why keys cannot be given to a binding, or null where they can.
 * @param others what works on the same page @param pressed as `keyName` gives it
 */
export function refusalOf(
  pressed: string,
  binding: Rebindable,
  others: readonly Rebindable[],
  map: KeyMap,
): Words | null {
  const name = pressed.split("+").at(-1)!;
  if (loneModifiers.has(name)) return { key: "keyboard.refusals.modifierAlone" };
  if (kept.has(pressed)) return { key: "keyboard.refusals.kept" };
  if (pressed.startsWith("mod+")) return { key: "keyboard.refusals.browser" };
  const taken = others.find(
    (other) => other.id !== binding.id && normalizeKeys(keysFor(map, other)) === pressed,
  );
  return taken ? { key: "keyboard.refusals.taken", values: { action: taken.label } } : null;
}
