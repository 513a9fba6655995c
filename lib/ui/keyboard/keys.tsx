"use client";

import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useState,
} from "react";
import { keyName, normalizeKeys } from "./key-name";
import { KeysSheet } from "./keys-sheet";

export type KeyBinding = {
  /** "a", "shift+a", "mod+enter", "?", "arrowdown". */
  readonly keys: string;
  /** What it does, for the sheet of keys. */
  readonly label: string;
  readonly group?: string;
  readonly run: (event: KeyboardEvent) => void;
  readonly enabled?: boolean;
  /** Works in text fields too; only sensible with "mod" or "escape". */
  readonly whileTyping?: boolean;
};

type Registry = {
  readonly register: (owner: string, bindings: readonly KeyBinding[]) => () => void;
  readonly openSheet: () => void;
};

const KeysContext = createContext<Registry | null>(null);

/** Listens once for the whole page. The newest registered binding of a key wins, so a dialog's keys go before its page's. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [owners, setOwners] = useState<ReadonlyMap<string, readonly KeyBinding[]>>(new Map());
  const [sheetOpen, setSheetOpen] = useState(false);

  const registry = useMemo<Registry>(
    () => ({
      openSheet: () => setSheetOpen(true),
      register: (owner, bindings) => {
        setOwners((current) => new Map(current).set(owner, bindings));
        return () =>
          setOwners((current) => {
            const rest = new Map(current);
            rest.delete(owner);
            return rest;
          });
      },
    }),
    [],
  );

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const name = keyName(event);
    if (name === null) return;
    const typing = isTyping(event.target);
    if (name === "?" && !typing) {
      event.preventDefault();
      setSheetOpen((open) => !open);
      return;
    }
    if (sheetOpen || (isInDialog(event.target) && !name.includes("mod"))) return;
    const binding = [...owners.values()]
      .reverse()
      .flat()
      .find(
        (each) =>
          each.enabled !== false && normalizeKeys(each.keys) === name && (each.whileTyping || !typing),
      );
    if (!binding || (event.repeat && !name.startsWith("arrow"))) return;
    event.preventDefault();
    binding.run(event);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return (
    <KeysContext value={registry}>
      {children}
      <KeysSheet open={sheetOpen} onOpenChange={setSheetOpen} bindings={[...owners.values()].flat()} />
    </KeysContext>
  );
}

/** Registers shortcuts while the calling component is mounted. `run` may change from render to render. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const owner = useId();
  const { register } = useRegistry();
  const run = useEffectEvent((index: number, event: KeyboardEvent) => bindings[index]?.run(event));
  const face = JSON.stringify(bindings.map(({ run: _, ...rest }) => rest));
  useEffect(() => {
    const faces = JSON.parse(face) as Omit<KeyBinding, "run">[];
    return register(
      owner,
      faces.map((binding, index) => ({ ...binding, run: (event) => run(index, event) })),
    );
  }, [owner, register, face]);
}

/** Opens the sheet of keys, for a menu item or a button. */
export function useKeysSheet(): () => void {
  return useRegistry().openSheet;
}

function useRegistry(): Registry {
  const registry = use(KeysContext);
  if (!registry) throw new Error("Keyboard shortcuts need a KeysProvider above them.");
  return registry;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "submit", "range"].includes(target.type)
  );
}

function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("[role=dialog], [role=alertdialog], [role=menu]") !== null
  );
}
