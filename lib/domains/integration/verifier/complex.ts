/** A complex number. Zero imaginary parts are kept positive: a value on a branch cut counts as just above it. */
export type Complex = { readonly re: number; readonly im: number };

export const complex = (re: number, im: number): Complex => ({ re: re + 0, im: im + 0 });
export const real = (re: number): Complex => ({ re, im: 0 });
export const plus = (a: Complex, b: Complex): Complex => complex(a.re + b.re, a.im + b.im);
export const minus = (a: Complex, b: Complex): Complex => complex(a.re - b.re, a.im - b.im);
export const times = (a: Complex, b: Complex): Complex =>
  complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
export const scaled = (a: Complex, factor: number): Complex => complex(a.re * factor, a.im * factor);
export const timesI = (a: Complex): Complex => complex(-a.im, a.re);
export const overI = (a: Complex): Complex => complex(a.im, -a.re);
export const magnitude = (a: Complex): number =>
  a.im === 0 ? Math.abs(a.re) : a.re === 0 ? Math.abs(a.im) : hypotenuse(a.re, a.im);

/** √(a² + b²): several times quicker than Math.hypot, which is left the sizes whose squares a double does not hold. */
export function hypotenuse(a: number, b: number): number {
  const squared = a * a + b * b;
  return squared > 1e-290 && squared < 1e290 ? Math.sqrt(squared) : Math.hypot(a, b);
}

/** 1/a by Smith's method: no square that could overflow where the quotient does not. */
export function inverse(a: Complex): Complex {
  if (Math.abs(a.re) >= Math.abs(a.im)) {
    const ratio = a.im / a.re;
    const scale = 1 / (a.re + a.im * ratio);
    return complex(scale, -ratio * scale);
  }
  const ratio = a.re / a.im;
  const scale = 1 / (a.re * ratio + a.im);
  return complex(ratio * scale, -scale);
}

/** The principal square root, without cancellation. */
export function squareRootOf(a: Complex): Complex {
  if (a.im === 0) return a.re >= 0 ? real(Math.sqrt(a.re)) : complex(0, Math.sqrt(-a.re));
  const larger = Math.sqrt((hypotenuse(a.re, a.im) + Math.abs(a.re)) / 2);
  const smaller = Math.abs(a.im) / (2 * larger);
  const sign = a.im < 0 ? -1 : 1;
  return a.re >= 0 ? complex(larger, sign * smaller) : complex(smaller, sign * larger);
}

/** The principal logarithm: imaginary part in (−π, π]. */
export function logarithmOf(a: Complex): Complex {
  if (a.im === 0) return complex(Math.log(Math.abs(a.re)), a.re < 0 ? Math.PI : 0);
  return complex(Math.log(hypotenuse(a.re, a.im)), Math.atan2(a.im, a.re));
}

export function exponentialOf(a: Complex): Complex {
  const size = Math.exp(a.re);
  return complex(size * Math.cos(a.im), size * Math.sin(a.im));
}

/** a to a whole power by squaring. */
export function raised(a: Complex, exponent: number): Complex {
  if (Math.abs(exponent) > 256) return exponentialOf(scaled(logarithmOf(a), exponent));
  let result = real(1);
  let square = exponent < 0 ? inverse(a) : a;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, square);
    if (rest > 1) square = times(square, square);
  }
  return result;
}

export const sineOf = (a: Complex): Complex =>
  complex(Math.sin(a.re) * Math.cosh(a.im), Math.cos(a.re) * Math.sinh(a.im));
export const cosineOf = (a: Complex): Complex =>
  complex(Math.cos(a.re) * Math.cosh(a.im), -Math.sin(a.re) * Math.sinh(a.im));
export const tangentOf = (a: Complex): Complex => times(sineOf(a), inverse(cosineOf(a)));

/** Kahan's forms of the inverse sine and cosine (1987), which cancel nowhere. */
export function arcSineOf(a: Complex): Complex {
  const left = squareRootOf(minus(real(1), a));
  const right = squareRootOf(plus(real(1), a));
  const re = Math.atan2(a.re, left.re * right.re - left.im * right.im);
  return complex(re, Math.asinh(left.re * right.im - left.im * right.re));
}
export function arcCosineOf(a: Complex): Complex {
  const left = squareRootOf(minus(real(1), a));
  const right = squareRootOf(plus(real(1), a));
  const im = Math.asinh(right.re * left.im - right.im * left.re);
  return complex(2 * Math.atan2(left.re, right.re), im);
}
export const areaTangentOf = (a: Complex): Complex =>
  scaled(minus(logarithmOf(plus(real(1), a)), logarithmOf(minus(real(1), a))), 0.5);
export const areaCosineOf = (a: Complex): Complex =>
  logarithmOf(plus(a, times(squareRootOf(minus(a, real(1))), squareRootOf(plus(a, real(1))))));
