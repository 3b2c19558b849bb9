/**
 * Assertions: what must never be. A broken one is a bug of the engine, never something Spark can suffer, so it is thrown and
 * never caught in the engine.
 */
export class InvariantViolation extends Error {
  override name = "InvariantViolation" as const;
}

/** Throws `InvariantViolation` with `law` when `holds` is false. */
export function assert(holds: boolean, law: string): asserts holds {
  if (!holds) throw new InvariantViolation(law);
}

/** The value, or a violation saying what was expected. */
export function defined<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new InvariantViolation(`${what} is missing`);
  return value;
}
