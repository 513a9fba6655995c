/** The parts of a keyboard event that name a key. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
};

const spoken: Record<string, string> = { " ": "space", "+": "plus" };

/**
 * The name of a key press as bindings write it: "a", "shift+a", "mod+enter", "?", "arrowdown". "mod" is Ctrl or ⌘.
 * Shift is named for letters and named keys only, because "?" already says that it was held. Null while an input
 * method composes text: those keys belong to the writer.
 */
export function keyName(press: KeyPress): string | null {
  if (press.isComposing || press.key === "Process" || press.key === "Dead") return null;
  const key = spoken[press.key] ?? press.key.toLowerCase();
  const shiftCounts = press.shiftKey && (key.length > 1 || /\p{L}/u.test(key));
  const parts = [
    press.ctrlKey || press.metaKey ? "mod" : "",
    press.altKey ? "alt" : "",
    shiftCounts ? "shift" : "",
    key,
  ];
  return parts.filter(Boolean).join("+");
}

/** The same keys in the order keyName writes them: "enter+mod" and "Mod+Enter" both become "mod+enter". */
export function normalizeKeys(keys: string): string {
  const parts = keys.toLowerCase().split("+");
  const order = ["mod", "alt", "shift"];
  const modifiers = order.filter((modifier) => parts.includes(modifier));
  return [...modifiers, ...parts.filter((part) => !order.includes(part))].join("+");
}
