"use client";

import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { type KeyMap, keysFor } from "./key-map";
import { keyName, normalizeKeys } from "./key-name";
import { KeysSheet } from "./keys-sheet";
import { isInDialog, isTyping } from "./typing";

export type KeyBinding = {
  /** Names it for people who give it other keys; without one its keys are fixed. */
  readonly id?: string;
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

/** A person's own keys, and how they are kept. */
export type PersonalKeys = { readonly map: KeyMap; readonly save: (map: KeyMap) => void };

type Registry = {
  readonly register: (owner: string, bindings: readonly KeyBinding[]) => () => void;
  readonly openSheet: () => void;
  readonly setPersonal: (personal: PersonalKeys) => void;
};

const KeysContext = createContext<Registry | null>(null);
const MapContext = createContext<KeyMap>({});

/** Listens once for the whole page. The newest registered binding of a key wins, so a dialog's keys go before its page's. */
export function KeysProvider({ children }: { children: ReactNode }) {
  // No state: a key that is registered works at once, and not from the next rendering on.
  const owners = useRef(new Map<string, readonly KeyBinding[]>());
  const [sheet, setSheet] = useState<readonly KeyBinding[] | null>(null);
  const [personal, setPersonal] = useState<PersonalKeys | null>(null);
  const map = personal?.map ?? noKeys;

  const registry = useMemo<Registry>(
    () => ({
      openSheet: () => setSheet(inOrder(owners.current)),
      setPersonal,
      register: (owner, bindings) => {
        owners.current.set(owner, bindings);
        return () => owners.current.delete(owner);
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
      setSheet((shown) => (shown ? null : inOrder(owners.current)));
      return;
    }
    if (sheet || (isInDialog(event.target) && !name.includes("mod"))) return;
    const binding = [...owners.current.values()]
      .reverse()
      .flat()
      .find(
        (each) =>
          each.enabled !== false &&
          normalizeKeys(keysFor(map, each)) === name &&
          (each.whileTyping || !typing),
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
      <MapContext value={map}>
        {children}
        <KeysSheet
          open={sheet !== null}
          onOpenChange={(open) => setSheet(open ? inOrder(owners.current) : null)}
          bindings={sheet ?? noBindings}
          map={map}
          onChange={
            personal &&
            ((next) => {
              setPersonal({ ...personal, map: next });
              personal.save(next);
            })
          }
        />
      </MapContext>
    </KeysContext>
  );
}

const noKeys: KeyMap = {};
const noBindings: readonly KeyBinding[] = [];

const inOrder = (owners: ReadonlyMap<string, readonly KeyBinding[]>) => [...owners.values()].flat();

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

/** The keys that a binding has for this person, for the hint on its button. */
export function useKeysFor(): (id: string, usual: string) => string {
  const map = use(MapContext);
  return (id, keys) => keysFor(map, { id, keys });
}

/** Stands where it is known who works: brings their own keys along. */
export function UserKeys({ map, save }: PersonalKeys) {
  const { setPersonal } = useRegistry();
  const keep = useEffectEvent((next: KeyMap) => save(next));
  const start = useEffectEvent(() => setPersonal({ map, save: (next) => keep(next) }));
  useEffect(() => start(), []);
  return null;
}

function useRegistry(): Registry {
  const registry = use(KeysContext);
  if (!registry) throw new Error("Keyboard shortcuts need a KeysProvider above them.");
  return registry;
}
