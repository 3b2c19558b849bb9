/** Doubles as Java prints them. Not Spark's: `Double.toString`; left out is nothing. */

/** Double.toString of Java: with a point always, in scientific notation below 1.0E-3 and from 1.0E7 on. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const plain = String(value);
    return plain.includes(".") ? plain : `${plain}.0`;
  }
  const shortest = value.toExponential();
  // Java prints two digits at least, and of those the pair that is nearest: 4.9E-324.
  const text = shortest.includes(".") ? shortest : value.toExponential(1);
  const [digits = "", exponent = ""] = text.split("e");
  return `${digits}E${Number(exponent)}`;
}
