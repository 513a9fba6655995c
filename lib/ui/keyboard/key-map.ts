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
): string | null {
  const name = pressed.split("+").at(-1)!;
  if (loneModifiers.has(name)) return "Press another key with it.";
  if (kept.has(pressed)) return "This key means the same everywhere.";
  if (pressed.startsWith("mod+")) return "The browser has its own use for this.";
  const taken = others.find(
    (other) => other.id !== binding.id && normalizeKeys(keysFor(map, other)) === pressed,
  );
  return taken ? `Taken: ${taken.label}.` : null;
}
