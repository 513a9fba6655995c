/** Points are drawn in bands of |x|, this many a band and sign, so that every scale from 0.02 to 30 is seen. */
const bands = 8;
const [nearest, farthest] = [0.02, 30];
/** Beyond them, for answers that go wrong only far away. */
const farScales = [70, 400, 5_000];

export type Random = () => number;

/** A stream of numbers in [0, 1) that a text decides (xmur3 and mulberry32, both in the public domain). */
export function randomFrom(seed: string): Random {
  let state = 1779033703 ^ seed.length;
  for (let i = 0; i < seed.length; i++) {
    state = Math.imul(state ^ seed.charCodeAt(i), 3432918353);
    state = (state << 13) | (state >>> 19);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The probes of a seed: first 32 over all bands, middle scales first, then some far away. */
export function probesOf(random: Random): Float64Array {
  const probes: number[] = [];
  const ratio = (farthest / nearest) ** (1 / bands);
  const order = [4, 5, 3, 6, 2, 7, 1, 0];
  for (let round = 0; round < 2; round++) {
    for (const band of order) {
      for (const sign of [1, -1]) probes.push(sign * nearest * ratio ** (band + (round + random()) / 2));
    }
  }
  for (const scale of farScales)
    for (const sign of [1, -1]) probes.push(sign * scale * (0.7 + 0.6 * random()));
  return Float64Array.from(probes);
}

/** A dense scan, for integrands that are real only in narrow places. */
export function scanOf(random: Random): Float64Array {
  const points: number[] = [];
  for (let i = 0; i < 240; i++) points.push(-12 + (24 * (i + random())) / 240);
  for (let i = 0; i < 120; i++) {
    const x = 10 ** (-4 + (9 * (i + random())) / 120);
    points.push(x, -x);
  }
  return Float64Array.from(points);
}
