/**
 * Rows of open chapters whose evidence is not there yet, by what they wait for. They stay open, and say so; what is not in these lists has its evidence.
 *
 * Left out on purpose: rows of chapters that are not open; those all wait. No counterpart in Spark.
 */
export const waiting: Readonly<Record<string, readonly string[]>> = {
  "tables, which compile to RDDs": ["S0-16", "S2-88"],
  Mesos: [
    "S0-40",
    "S0-42",
    "S0-43",
    "S2-07",
    "S2-64",
    "S2-68",
    "S2-71",
    "S2-78",
    "S2-80",
    "S4-58",
    "Y-18",
  ],
  Kubernetes: ["S1-17", "S1-18", "S1-19", "S3-30"],
  "the standalone part of chapter 17": [
    "S3-32",
    "S0-23",
    "S0-25",
    "S0-27",
    "S0-28",
    "S1-42",
    "S2-65",
    "S2-83",
    "S3-06",
    "S4-49",
    "S4-50",
    "S4-52",
    "S4-56",
    "S4-69",
    "S4-70",
    "S4-71",
    "S4-72",
    "Y-19",
    "Y-39",
    "Y-48",
  ],
};

/** All of them. */
export const waitingIds: ReadonlySet<string> = new Set(Object.values(waiting).flat());

/** Misconceptions of chapter 17 that wait for the same things: they are told on their pages, and are not code yet. */
export const waitingBeliefs: ReadonlySet<string> = new Set([
  "M-35",
  "M-37",
  "M-56",
  "M-57",
  "M-60",
  "M-62",
  "M-78",
  "M-79",
  "M-80",
]);
