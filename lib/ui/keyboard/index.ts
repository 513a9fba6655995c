export type { KeyMap } from "./key-map";
export { type KeyBinding, KeysProvider, UserKeys, useKeys, useKeysFor, useKeysSheet } from "./keys";
