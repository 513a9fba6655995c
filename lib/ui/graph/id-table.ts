/** Finds places by id and ids by place, without a string for each of a hundred thousand problems. */
export type IdTable = {
  readonly idAt: (place: number) => string;
  /** −1 for an id that is not among them, or no UUID. */
  readonly placeOf: (id: string) => number;
};

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** `bytes`: the ids one after another, 16 bytes each. A hash table with open addressing. */
export function idTable(bytes: Uint8Array): IdTable {
  const count = bytes.length / 16;
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 1));
  const slots = new Int32Array(size).fill(-1);
  const slotOf = (from: Uint8Array, at: number) =>
    (from[at + 15]! | (from[at + 14]! << 8) | ((from[at + 13]! ^ from[at + 5]!) << 16)) & (size - 1);
  for (let place = 0; place < count; place += 1) {
    let slot = slotOf(bytes, place * 16);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = place;
  }
  return {
    idAt: (place) => uuidText(bytes, place * 16),
    placeOf: (id) => {
      const wanted = uuidBytes(id);
      if (!wanted) return -1;
      for (let slot = slotOf(wanted, 0); slots[slot] !== -1; slot = (slot + 1) & (size - 1)) {
        const place = slots[slot]!;
        if (wanted.every((byte, index) => byte === bytes[place * 16 + index])) return place;
      }
      return -1;
    },
  };
}

export function uuidText(bytes: Uint8Array, at: number): string {
  let text = "";
  for (let index = 0; index < 16; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += "-";
    text += hex[bytes[at + index]!];
  }
  return text;
}

/** Null for what is no UUID. */
export function uuidBytes(id: string): Uint8Array | null {
  const digits = id.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/i.test(digits)) return null;
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}
