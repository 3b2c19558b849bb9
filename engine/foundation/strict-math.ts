/**
 * Logarithms and powers of e that are the same on every machine: JavaScript leaves their last bit to the engine. By reduction to a power of two
 * and a series, to within a unit in the last place.
 */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const bits = new DataView(new ArrayBuffer(8));

/** The natural logarithm. */
export function strictLog(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let exponent = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 2 ** 54;
    exponent = -54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getUint32(0);
  exponent += (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    exponent += 1;
  }
  return exponent * LN2_HIGH + (series(m - 1) + exponent * LN2_LOW);
}

/** log(1 + x). */
export function strictLog1p(x: number): number {
  return Math.abs(x) < 0.4 ? series(x) : strictLog(1 + x);
}

/** e to the power x. */
export function strictExp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.79) return Infinity;
  if (x < -745.2) return 0;
  const k = Math.round(x / Math.LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 24; n >= 1; n -= 1) sum = 1 + (sum * r) / n;
  const half = Math.trunc(k / 2);
  return sum * 2 ** half * 2 ** (k - half);
}

/** log(1 + f) for small f: 2 artanh(f / (2 + f)). */
function series(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  let sum = 0;
  for (let k = 41; k >= 3; k -= 2) sum = (sum + 1 / k) * z;
  return 2 * s * (1 + sum);
}
