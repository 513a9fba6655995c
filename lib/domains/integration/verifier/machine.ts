import { op, roundoff, type Tape } from "./tape";

/** Below this, values lose digits as they near the smallest double; a point with such a value is not used. */
const tiny = 1e-280;

/**
 * Evaluates tapes: value and derivative along the real axis, as complex numbers, each with a running bound of its error
 * (Higham, Accuracy and Stability, ch. 3). A point where a bound says too little is refused. The registers belong to one
 * thread and are overwritten by each evaluation.
 */
export class Machine {
  re = new Float64Array(0);
  im = new Float64Array(0);
  error = new Float64Array(0);
  dRe = new Float64Array(0);
  dIm = new Float64Array(0);
  dError = new Float64Array(0);
  /** The derivative of each one-operand step by its operand. */
  slopeRe = new Float64Array(0);
  slopeIm = new Float64Array(0);
  /** 1 where the value is real for certain, not merely by rounding. */
  real = new Uint8Array(0);

  private reserve(length: number): void {
    if (this.re.length >= length) return;
    const size = Math.max(256, 2 * length);
    for (const name of ["re", "im", "error", "dRe", "dIm", "dError", "slopeRe", "slopeIm"] as const) {
      this[name] = new Float64Array(size);
    }
    this.real = new Uint8Array(size);
  }

  /** False where the point cannot be used: a pole, a branch point, overflow, underflow, or too much cancellation. */
  run(tape: Tape, x: number): boolean {
    this.reserve(tape.length);
    for (let i = 0; i < tape.length; i++) {
      if (!this.step(tape, i, x)) return false;
    }
    return true;
  }

  private step(tape: Tape, i: number, x: number): boolean {
    switch (tape.ops[i]) {
      case op.constant:
        return this.set(i, tape.values[i]!, 0, tape.valueErrors[i]!, 0, 0, 0, 1);
      case op.variable:
        return this.set(i, x, 0, 0, 1, 0, 0, 1);
      case op.add:
        return this.add(i, tape.left[i]!, tape.right[i]!);
      case op.multiply:
        return this.multiply(i, tape.left[i]!, tape.right[i]!);
      case op.wholePower:
        return this.wholePower(i, tape.left[i]!, tape.values[i]!);
      default:
        return this.apply(tape, i, tape.left[i]!);
    }
  }

  private set(
    i: number,
    re: number,
    im: number,
    error: number,
    dRe: number,
    dIm: number,
    dError: number,
    real: number,
  ): boolean {
    this.re[i] = re;
    this.im[i] = im === 0 ? 0 : im;
    this.error[i] = error;
    this.dRe[i] = dRe;
    this.dIm[i] = dIm;
    this.dError[i] = dError;
    this.real[i] = real;
    // One sum finds every NaN and infinity among them.
    return Number.isFinite(re + im + error + dRe + dIm + dError);
  }

  private add(i: number, a: number, b: number): boolean {
    const re = this.re[a]! + this.re[b]!;
    const im = this.im[a]! + this.im[b]!;
    const dRe = this.dRe[a]! + this.dRe[b]!;
    const dIm = this.dIm[a]! + this.dIm[b]!;
    const error = this.error[a]! + this.error[b]! + roundoff * (Math.abs(re) + Math.abs(im));
    const dError = this.dError[a]! + this.dError[b]! + roundoff * (Math.abs(dRe) + Math.abs(dIm));
    return this.set(i, re, im, error, dRe, dIm, dError, this.real[a]! & this.real[b]!);
  }

  private multiply(i: number, a: number, b: number): boolean {
    const { re, im, dRe, dIm, error, dError } = this;
    const [ar, ai, br, bi] = [re[a]!, im[a]!, re[b]!, im[b]!];
    const [adr, adi, bdr, bdi] = [dRe[a]!, dIm[a]!, dRe[b]!, dIm[b]!];
    const sizeA = size(ar, ai);
    const sizeB = size(br, bi);
    const vr = ar * br - ai * bi;
    const vi = ar * bi + ai * br;
    if (sizeA !== 0 && sizeB !== 0 && size(vr, vi) < tiny) return false;
    const dr = ar * bdr - ai * bdi + adr * br - adi * bi;
    const di = ar * bdi + ai * bdr + adr * bi + adi * br;
    const [sizeDa, sizeDb] = [size(adr, adi), size(bdr, bdi)];
    const [ea, eb] = [error[a]!, error[b]!];
    const e = sizeA * eb + sizeB * ea + ea * eb + 3 * roundoff * sizeA * sizeB;
    const de =
      sizeA * dError[b]! +
      ea * (sizeDb + dError[b]!) +
      sizeDa * eb +
      dError[a]! * (sizeB + eb) +
      5 * roundoff * (sizeA * sizeDb + sizeDa * sizeB);
    return this.set(i, vr, vi, e, dr, di, de, this.real[a]! & this.real[b]!);
  }

  /** v = a^n for a whole n ≥ 2. */
  private wholePower(i: number, a: number, n: number): boolean {
    const [ar, ai, ea] = [this.re[a]!, this.im[a]!, this.error[a]!];
    const sizeA = size(ar, ai);
    let [vr, vi, pr, pi] = [0, 0, 0, 0];
    if (ai === 0) {
      pr = n * ar ** (n - 1);
      vr = ar ** n;
    } else {
      [pr, pi] = complexPower(ar, ai, n - 1);
      vr = pr * ar - pi * ai;
      vi = pr * ai + pi * ar;
      pr *= n;
      pi *= n;
    }
    if (vr === 0 && vi === 0 && sizeA !== 0) return false;
    // Beyond first order: ((1 + ε)^n − 1) stays below 1.2·n·ε only while n·ε is small.
    if (n * ea > 0.05 * sizeA && ea > 0) return false;
    const curvature = n * (n - 1) * sizeA ** (n - 2);
    return this.finish(i, a, vr, vi, pr, pi, curvature, 2 * n, this.real[a]!);
  }

  private apply(tape: Tape, i: number, a: number): boolean {
    const [x, y] = [this.re[a]!, this.im[a]!];
    const error = this.error[a]!;
    const isReal = this.real[a]! === 1;
    const out = evaluated;
    const kind = tape.ops[i]!;
    if (kind === op.abs || kind === op.sign) return this.absOrSign(kind, i, a);
    // On a branch cut the side must be known: a real argument is taken to lie above it, a doubtful one nowhere.
    if (!isReal && onCut(kind, x, y, error)) return false;
    if (!evaluateFunction(kind, x, y, tape.values[i]!)) return false;
    if (error > 0.05 * out.distance) return false;
    if (kind === op.realPower && tape.valueErrors[i]! > 0) {
      // An exponent that is itself rounded: d(a^r)/dr = a^r·log a.
      const logarithm = Math.abs(Math.log(size(x, y))) + Math.PI;
      if (
        !this.finish(
          i,
          a,
          out.re,
          out.im,
          out.slopeRe,
          out.slopeIm,
          out.curvature,
          8,
          out.real && isReal ? 1 : 0,
        )
      )
        return false;
      this.error[i]! += size(out.re, out.im) * logarithm * tape.valueErrors[i]!;
      this.dError[i]! += size(this.dRe[i]!, this.dIm[i]!) * (logarithm + 1) * tape.valueErrors[i]!;
      return true;
    }
    return this.finish(
      i,
      a,
      out.re,
      out.im,
      out.slopeRe,
      out.slopeIm,
      out.curvature,
      8,
      out.real && isReal ? 1 : 0,
    );
  }

  private absOrSign(kind: number, i: number, a: number): boolean {
    const [x, y, error] = [this.re[a]!, this.im[a]!, this.error[a]!];
    const sizeA = size(x, y);
    if (error > 0.05 * sizeA || sizeA === 0) return false;
    if (kind === op.sign) {
      if (y !== 0 || this.real[a] !== 1) return false;
      this.slopeRe[i] = 0;
      this.slopeIm[i] = 0;
      return this.set(i, Math.sign(x), 0, 0, 0, 0, 0, 1);
    }
    // d|u|/dx = Re(conj(u)·u')/|u|, which for real u is sign(u)·u'.
    const [dr, di] = [this.dRe[a]!, this.dIm[a]!];
    this.slopeRe[i] =
      y === 0 ? Math.sign(x) : dr === 0 && di === 0 ? 1 : (x * dr + y * di) / sizeA / size(dr, di);
    this.slopeIm[i] = 0;
    const turn = y === 0 ? 0 : (2 * error * size(dr, di)) / sizeA;
    const dError = this.dError[a]! + turn + 4 * roundoff * size(dr, di);
    return this.set(i, sizeA, 0, error + 2 * roundoff * sizeA, (x * dr + y * di) / sizeA, 0, dError, 1);
  }

  /** Writes g(a) from its value, slope and the size of its second derivative, with errors of `ulps` roundings. */
  private finish(
    i: number,
    a: number,
    vr: number,
    vi: number,
    pr: number,
    pi: number,
    curvature: number,
    ulps: number,
    real: number,
  ): boolean {
    const [dr, di, ea] = [this.dRe[a]!, this.dIm[a]!, this.error[a]!];
    const slope = size(pr, pi);
    const inner = size(dr, di);
    // Near the smallest doubles the bounds, which are relative, no longer hold.
    if (inner !== 0 && slope * inner < tiny) return false;
    this.slopeRe[i] = pr;
    this.slopeIm[i] = pi;
    // 1.2 covers the higher orders: the argument's error is at most 5 % of its distance to where g stops being smooth.
    const error = 1.2 * slope * ea + ulps * roundoff * size(vr, vi);
    const dError =
      1.2 * slope * this.dError[a]! + 1.2 * curvature * ea * inner + (ulps + 4) * roundoff * slope * inner;
    return this.set(i, vr, vi, error, pr * dr - pi * di, pr * di + pi * dr, dError, real);
  }
}

export function size(re: number, im: number): number {
  return im === 0 ? Math.abs(re) : re === 0 ? Math.abs(im) : Math.hypot(re, im);
}

function complexPower(re: number, im: number, n: number): [number, number] {
  let [rr, ri, br, bi] = [1, 0, re, im];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) [rr, ri] = [rr * br - ri * bi, rr * bi + ri * br];
    [br, bi] = [br * br - bi * bi, 2 * br * bi];
  }
  return [rr, ri];
}

/** Whether a value that is not real for certain may lie on either side of the function's branch cut. */
function onCut(kind: number, x: number, y: number, error: number): boolean {
  const near = Math.abs(y) <= 2 * error;
  if (kind === op.log || kind === op.realPower) return near && x < error;
  if (kind === op.asin || kind === op.acos || kind === op.atanh) return near && Math.abs(x) > 1 - error;
  if (kind === op.acosh) return near && x < 1 + error;
  if (kind === op.atan || kind === op.asinh) return Math.abs(x) <= 2 * error && Math.abs(y) > 1 - error;
  return false;
}

/** What `evaluateFunction` found. `distance`: to the nearest point where the function is not smooth, or what serves as it. */
const evaluated = { re: 0, im: 0, slopeRe: 0, slopeIm: 0, curvature: 0, distance: 0, real: true };

function result(
  re: number,
  im: number,
  slopeRe: number,
  slopeIm: number,
  curvature: number,
  distance: number,
): boolean {
  evaluated.re = re;
  evaluated.im = im;
  evaluated.slopeRe = slopeRe;
  evaluated.slopeIm = slopeIm;
  evaluated.curvature = curvature;
  evaluated.distance = distance;
  evaluated.real = im === 0;
  return true;
}

/** Value, derivative and size of the second derivative of a function at x + iy, principal branch. False at its poles. */
function evaluateFunction(kind: number, x: number, y: number, exponent: number): boolean {
  switch (kind) {
    case op.reciprocal: {
      const m = size(x, y);
      if (m === 0) return false;
      const [vr, vi] = divide(1, 0, x, y);
      if (vr === 0 && vi === 0) return false;
      return result(vr, vi, vi * vi - vr * vr, -2 * vr * vi, 2 / (m * m * m), m);
    }
    case op.realPower:
      return realPower(x, y, exponent);
    case op.exp: {
      const m = Math.exp(x);
      if (m === 0) return false;
      const [vr, vi] = y === 0 ? [m, 0] : [m * Math.cos(y), m * Math.sin(y)];
      return result(vr, vi, vr, vi, m, 1);
    }
    case op.log: {
      const m = size(x, y);
      if (m === 0) return false;
      const [pr, pi] = divide(1, 0, x, y);
      return result(
        logSize(x, y),
        y === 0 ? (x < 0 ? Math.PI : 0) : Math.atan2(y, x),
        pr,
        pi,
        1 / (m * m),
        m,
      );
    }
    case op.sin: {
      const [cr, ci] = cosine(x, y);
      const [vr, vi] = sine(x, y);
      return result(vr, vi, cr, ci, size(vr, vi), 1);
    }
    case op.cos: {
      const [sr, si] = sine(x, y);
      const [vr, vi] = cosine(x, y);
      return result(vr, vi, -sr, -si, size(vr, vi), 1);
    }
    case op.tan: {
      const [cr, ci] = cosine(x, y);
      const c = size(cr, ci);
      if (c === 0) return false;
      const [vr, vi] = y === 0 ? [Math.tan(x), 0] : divide(...sine(x, y), cr, ci);
      const [pr, pi] = divide(1, 0, cr * cr - ci * ci, 2 * cr * ci);
      return result(vr, vi, pr, pi, 2 * size(vr, vi) * size(pr, pi), Math.min(1, c));
    }
    case op.sinh: {
      const [cr, ci] = hyperbolicCosine(x, y);
      const [vr, vi] = hyperbolicSine(x, y);
      return result(vr, vi, cr, ci, size(vr, vi), 1);
    }
    case op.cosh: {
      const [sr, si] = hyperbolicSine(x, y);
      const [vr, vi] = hyperbolicCosine(x, y);
      return result(vr, vi, sr, si, size(vr, vi), 1);
    }
    case op.tanh: {
      const [cr, ci] = hyperbolicCosine(x, y);
      const c = size(cr, ci);
      if (c === 0) return false;
      const [vr, vi] = y === 0 ? [Math.tanh(x), 0] : divide(...hyperbolicSine(x, y), cr, ci);
      const [pr, pi] = divide(1, 0, cr * cr - ci * ci, 2 * cr * ci);
      return result(vr, vi, pr, pi, 2 * size(vr, vi) * size(pr, pi), y === 0 ? 1 : Math.min(1, c));
    }
    default:
      return inverseFunction(kind, x, y);
  }
}

function realPower(x: number, y: number, r: number): boolean {
  const m = size(x, y);
  if (m === 0) return false;
  const grown = m ** r;
  if (grown === 0) return false;
  const angle = y === 0 ? (x < 0 ? Math.PI : 0) : Math.atan2(y, x);
  let [vr, vi] = [grown, 0];
  if (angle !== 0)
    [vr, vi] =
      y === 0 && r % 1 === 0.5
        ? [0, grown * (((r - 0.5) / 1) % 2 === 0 ? 1 : -1)]
        : [grown * Math.cos(r * angle), grown * Math.sin(r * angle)];
  if (y === 0 && x > 0 && r === 0.5) vr = Math.sqrt(x);
  const [qr, qi] = divide(vr, vi, x, y);
  return result(vr, vi, r * qr, r * qi, (Math.abs(r * (r - 1)) * grown) / (m * m), m);
}

function inverseFunction(kind: number, x: number, y: number): boolean {
  const a = size(x, y);
  switch (kind) {
    case op.atan: {
      const [sr, si] = [1 + x * x - y * y, 2 * x * y];
      const s = size(sr, si);
      if (s === 0) return false;
      const [pr, pi] = divide(1, 0, sr, si);
      const [vr, vi] = y === 0 ? [Math.atan(x), 0] : arctangent(x, y);
      return result(vr, vi, pr, pi, (2 * a) / (s * s), y === 0 ? Math.max(1, a) : s / (1 + a));
    }
    case op.atanh: {
      const [sr, si] = [(1 - x) * (1 + x) + y * y, -2 * x * y];
      const s = size(sr, si);
      if (s === 0) return false;
      const [pr, pi] = divide(1, 0, sr, si);
      // atanh z = −i·atan(iz); on the cut, above it for x < −1 and for x > 1 alike.
      const [vr, vi] = y === 0 && a < 1 ? [Math.atanh(x), 0] : hyperbolicArctangent(x, y);
      return result(vr, vi, pr, pi, (2 * a) / (s * s), s / (1 + a));
    }
    case op.asinh: {
      const [sr, si] = [1 + x * x - y * y, 2 * x * y];
      const s = size(sr, si);
      if (s === 0) return false;
      const [rr, ri] = squareRoot(sr, si);
      const [pr, pi] = divide(1, 0, rr, ri);
      const [vr, vi] = y === 0 ? [Math.asinh(x), 0] : logarithm(x + rr, y + ri);
      return result(vr, vi, pr, pi, a / s ** 1.5, y === 0 ? Math.max(1, a) : s / (1 + a));
    }
    case op.asin:
    case op.acos: {
      const [sr, si] = [(1 - x) * (1 + x) + y * y, -2 * x * y];
      const s = size(sr, si);
      if (s === 0) return false;
      const [rr, ri] = times(...squareRoot(1 - x, y === 0 ? 0 : -y), ...squareRoot(1 + x, y));
      const [pr, pi] = divide(1, 0, rr, ri);
      const [ar, ai] = arcsine(x, y, rr, ri);
      const inverse = kind === op.asin;
      return result(
        inverse ? ar : Math.PI / 2 - ar,
        inverse ? ai : -ai,
        inverse ? pr : -pr,
        inverse ? pi : -pi,
        a / s ** 1.5,
        s / (1 + a),
      );
    }
    default: {
      const [sr, si] = [(x - 1) * (x + 1) - y * y, 2 * x * y];
      const s = size(sr, si);
      if (s === 0) return false;
      const [rr, ri] = times(...squareRoot(x - 1, y), ...squareRoot(x + 1, y));
      const [pr, pi] = divide(1, 0, rr, ri);
      const [vr, vi] = y === 0 && x >= 1 ? [Math.acosh(x), 0] : logarithm(x + rr, y + ri);
      return result(vr, vi, pr, pi, a / s ** 1.5, s / (1 + a));
    }
  }
}

/** asin z = −i·log(iz + √(1 − z²)), given that root; on its cuts the side on which √(1 − x²) is +i√(x² − 1). */
function arcsine(x: number, y: number, rootRe: number, rootIm: number): [number, number] {
  if (y === 0 && Math.abs(x) <= 1) return [Math.asin(x), 0];
  if (y === 0) return [(Math.sign(x) * Math.PI) / 2, -Math.sign(x) * Math.acosh(Math.abs(x))];
  const [lr, li] = logarithm(rootRe - y, rootIm + x);
  return [li, -lr];
}

function times(ar: number, ai: number, br: number, bi: number): [number, number] {
  return [ar * br - ai * bi, ar * bi + ai * br];
}

function divide(ar: number, ai: number, br: number, bi: number): [number, number] {
  if (bi === 0) return [ar / br, ai / br];
  if (Math.abs(br) >= Math.abs(bi)) {
    const ratio = bi / br;
    const below = br + bi * ratio;
    return [(ar + ai * ratio) / below, (ai - ar * ratio) / below];
  }
  const ratio = br / bi;
  const below = br * ratio + bi;
  return [(ar * ratio + ai) / below, (ai * ratio - ar) / below];
}

/** Principal square root; a negative real number lies above the cut. */
function squareRoot(re: number, im: number): [number, number] {
  if (im === 0) return re >= 0 ? [Math.sqrt(re), 0] : [0, Math.sqrt(-re)];
  const m = Math.hypot(re, im);
  const root = Math.sqrt((m + Math.abs(re)) / 2);
  return re >= 0 ? [root, im / (2 * root)] : [Math.abs(im) / (2 * root), im < 0 ? -root : root];
}

/** log |z|, without the loss that |z| near 1 brings. */
function logSize(x: number, y: number): number {
  const m = size(x, y);
  if (m < 0.5 || m > 2) return Math.log(m);
  const [larger, smaller] = Math.abs(x) >= Math.abs(y) ? [Math.abs(x), y] : [Math.abs(y), x];
  return 0.5 * Math.log1p((larger - 1) * (larger + 1) + smaller * smaller);
}

function logarithm(re: number, im: number): [number, number] {
  return [logSize(re, im), im === 0 ? (re < 0 ? Math.PI : 0) : Math.atan2(im, re)];
}

/** atan z = (log(1 + iz) − log(1 − iz))/(2i). */
function arctangent(x: number, y: number): [number, number] {
  const [pr, pi] = logarithm(1 - y, x);
  const [mr, mi] = logarithm(1 + y, -x);
  return [(pi - mi) / 2, (mr - pr) / 2];
}

/** atanh z = (log(1 + z) − log(1 − z))/2. */
function hyperbolicArctangent(x: number, y: number): [number, number] {
  const [pr, pi] = logarithm(1 + x, y);
  const [mr, mi] = logarithm(1 - x, y === 0 ? 0 : -y);
  return [(pr - mr) / 2, (pi - mi) / 2];
}

function sine(x: number, y: number): [number, number] {
  return y === 0 ? [Math.sin(x), 0] : [Math.sin(x) * Math.cosh(y), Math.cos(x) * Math.sinh(y)];
}
function cosine(x: number, y: number): [number, number] {
  return y === 0 ? [Math.cos(x), 0] : [Math.cos(x) * Math.cosh(y), -Math.sin(x) * Math.sinh(y)];
}
function hyperbolicSine(x: number, y: number): [number, number] {
  return y === 0 ? [Math.sinh(x), 0] : [Math.sinh(x) * Math.cos(y), Math.cosh(x) * Math.sin(y)];
}
function hyperbolicCosine(x: number, y: number): [number, number] {
  return y === 0 ? [Math.cosh(x), 0] : [Math.cosh(x) * Math.cos(y), Math.sinh(x) * Math.sin(y)];
}
