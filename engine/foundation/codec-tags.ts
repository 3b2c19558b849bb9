/** The record format's tags and the table of classes that both ends share. */
/** The tags of the record format: what a value begins with. A small non-negative integer is its own tag. */
export const tag = {
  NULL: 0,
  UNDEFINED: 1,
  FALSE: 2,
  TRUE: 3,
  INT: 4,
  DOUBLE: 5,
  LONG: 6,
  ASCII: 7,
  TEXT: 8,
  ARRAY: 9,
  OBJECT: 10,
  MAP: 11,
  SET: 12,
  DATE: 13,
  BYTES: 14,
  INSTANCE: 15,
  BIG: 16,
  SMALL: 32,
} as const;

/** Classes whose instances were written, by number. */
export class ClassTable {
  readonly prototypes: object[] = [];

  numberOf(prototype: object): number {
    const known = this.prototypes.indexOf(prototype);
    return known === -1 ? this.prototypes.push(prototype) - 1 : known;
  }
}
