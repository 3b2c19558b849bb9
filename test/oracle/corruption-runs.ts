/**
 * Shuffle files that are changed on the disk of the executor that wrote them, as data. Corruption.scala takes them as lines on real Spark,
 * engine-corruption.ts on the engine.
 */

export type CorruptionStep =
  /** Four map tasks, two reducers: eight numbers, each under its own key; with lists, values that Java's serializer writes. */
  | { readonly do: "shuffle"; readonly of: "numbers" | "lists" }
  /** The same shuffle read once more. */
  | { readonly do: "again" }
  /** The last byte of every block of an executor is changed, or its checksum files are taken away. */
  | { readonly do: "harm"; readonly what: "data" | "checksums"; readonly victim: string };

export interface CorruptionRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly CorruptionStep[];
}

export function stepLine(step: CorruptionStep): string {
  switch (step.do) {
    case "shuffle":
      return `shuffle ${step.of}`;
    case "again":
      return "again";
    case "harm":
      return `harm ${step.what} ${step.victim}`;
  }
}

const harm = (what: "data" | "checksums"): CorruptionStep => ({ do: "harm", what, victim: "0" });
const [numbers, lists] = (["numbers", "lists"] as const).map((of): CorruptionStep => ({
  do: "shuffle",
  of,
})) as [CorruptionStep, CorruptionStep];
const again: CorruptionStep = { do: "again" };
const usual = [numbers, harm("data"), again];

const run = (
  name: string,
  conf: Readonly<Record<string, string>>,
  steps: readonly CorruptionStep[] = usual,
): CorruptionRun => ({ name, master: "local-cluster[2,1,1024]", conf, steps });

const extra = { "spark.shuffle.detectCorrupt.useExtraMemory": "true" };
/** Which a local cluster switches off. */
const hostLocal = { "spark.shuffle.readHostLocalDisk": "true" };
const noChecksum = { "spark.shuffle.checksum.enabled": "false" };
const undetected = { "spark.shuffle.detectCorrupt": "false" };

export const corruptionRuns: readonly CorruptionRun[] = [
  run("as-it-comes", {}),
  run("tried-first", extra),
  run("host-local", hostLocal),
  run("host-local-tried-first", { ...hostLocal, ...extra }),
  run("without-checksums", noChecksum),
  run("without-checksums-tried-first", { ...noChecksum, ...extra }),
  run("checksums-lost", {}, [numbers, harm("checksums"), harm("data"), again]),
  run("undetected", undetected),
  run("undetected-lists", undetected, [lists, harm("data"), again]),
  run("uncompressed", { "spark.shuffle.compress": "false" }),
];
