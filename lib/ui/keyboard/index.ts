export { type KeyBinding, KeysProvider, useKeys, useKeysSheet } from "./keys";
