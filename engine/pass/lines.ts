/**
 * The line that the author wrote, for a place in code whose types are gone: a look into the decoded source map of what ran before. No
 * counterpart in Spark, where a class file holds its line numbers.
 */

/** A map's rows: for each line, segments `[column, source, line, column, …]`, counted from 0 and sorted. */
export type DecodedMappings = readonly (readonly (readonly number[])[])[];

/** Answers lines counted from 1; undefined for what the map does not know. */
export function originalLines(
  mappings: DecodedMappings,
): (line: number, column: number) => number | undefined {
  return (line, column) => {
    const segments = mappings[line - 1] ?? [];
    const found = segments.findLast((segment) => (segment[0] ?? 0) <= column && segment.length > 2);
    const row = found?.[2];
    return row === undefined ? undefined : row + 1;
  };
}
