/** The same text for the same thing, made once: for what is drawn many times a second. */
export function remembered<Thing>(write: (thing: Thing) => string): (thing: Thing) => string {
  const written = new Map<Thing, string>();
  return (thing) => {
    const known = written.get(thing);
    if (known !== undefined) return known;
    const text = write(thing);
    written.set(thing, text);
    return text;
  };
}
