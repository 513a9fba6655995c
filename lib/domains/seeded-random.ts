/** Draws a number in [0, 1). The only kind of chance that pure code knows. */
export type Random = () => number;

/** The same seed gives the same draws on every machine: 128 bits of state from the text (cyrb128), run by sfc32. */
export function seededRandom(seed: string): Random {
  let [a, b, c, d] = hashToState(seed);
  const next = (): number => {
    const mixed = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return (mixed >>> 0) / 4_294_967_296;
  };
  // The first draws of nearby seeds resemble each other until the state has been stirred.
  for (let i = 0; i < 12; i++) next();
  return next;
}

function hashToState(seed: string): [number, number, number, number] {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let i = 0; i < seed.length; i++) {
    const code = seed.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597_399_067);
    b = c ^ Math.imul(b ^ code, 2_869_860_233);
    c = d ^ Math.imul(c ^ code, 951_274_213);
    d = a ^ Math.imul(d ^ code, 2_716_044_179);
  }
  return [a ^ b, b ^ c, c ^ d, d ^ a];
}

/** One of the items, each as likely; null where there is none. */
export function drawOne<T>(items: readonly T[], random: Random): T | null {
  return items.length === 0 ? null : items[Math.floor(random() * items.length)]!;
}

/** Up to `count` different items in random order. */
export function drawSome<T>(items: readonly T[], count: number, random: Random): T[] {
  const rest = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) {
    drawn.push(rest.splice(Math.floor(random() * rest.length), 1)[0]!);
  }
  return drawn;
}

/** Up to `count` different items in random order, each as likely as its weight says; a weight of 0 is never drawn. */
export function drawWeighted<T>(
  items: readonly T[],
  count: number,
  weightOf: (item: T) => number,
  random: Random,
): T[] {
  const rest = items.filter((item) => weightOf(item) > 0);
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) {
    let left = random() * rest.reduce((sum, item) => sum + weightOf(item), 0);
    let at = 0;
    while (at < rest.length - 1 && left >= weightOf(rest[at]!)) left -= weightOf(rest[at++]!);
    drawn.push(rest.splice(at, 1)[0]!);
  }
  return drawn;
}
