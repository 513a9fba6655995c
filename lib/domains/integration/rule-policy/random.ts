/** A 32-bit hash of text (FNV-1a with a final mix): the only source of chance, so that a seed fixes everything. */
export const hashText = (text: string): number => hashOf(textBegun(text));

/** The hash of a text so far. */
export type BegunText = number;
export function textBegun(text: string, before: BegunText = 0x811c9dc5): BegunText {
  let hash = before;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Of texts that begin alike, the beginning is read once. */
export function hashOf(begun: BegunText): number {
  let hash = begun;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Uniform numbers in [0, 1) that follow from the seed (mulberry32). */
export function randomFrom(seed: string): () => number {
  let state = hashText(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
