/** Dates as values in records: the engine never asks what time it is, but a program's records may hold dates. The one file that names Date. */
export const isDate = (value: object): value is Date => value instanceof Date;
export const dateOf = (milliseconds: number): Date => new Date(milliseconds);
