/** Losses with and without the external shuffle service, as data: what Services.scala and the engine are told, and what both tell. */

export interface ServiceRun {
  readonly name: string;
  readonly conf: Readonly<Record<string, string>>;
}

export const serviceRuns: readonly ServiceRun[] = [
  { name: "no service", conf: {} },
  { name: "service", conf: { "spark.shuffle.service.enabled": "true" } },
  {
    name: "service for RDDs, too",
    conf: {
      "spark.shuffle.service.enabled": "true",
      "spark.shuffle.service.fetch.rdd.enabled": "true",
    },
  },
];

/** S: map tasks of a shuffle, B: partitions on disk, M: partitions in memory. */
export type Kind = "S" | "B" | "M";
export type PerKind = Readonly<Record<Kind, number>>;

/** How many of the four the lost executor held, and how many were computed in each round. */
export interface ServiceTold {
  readonly held: PerKind;
  readonly computed: Readonly<
    Record<"at-first" | "after-the-executor" | "after-the-worker", PerKind>
  >;
}

/** What lines say: "@held S 2", "@computed at-first S 4 of 4". */
export function servicesTold(lines: readonly string[]): ServiceTold {
  const held: Record<string, number> = {};
  const computed: Record<string, Record<string, number>> = {};
  for (const line of lines) {
    const [word, first = "", second = "", third = ""] = line.split(" ");
    if (word === "@held") held[first] = Number(second);
    if (word === "@computed") (computed[first] ??= {})[second] = Number(third);
  }
  return { held, computed } as unknown as ServiceTold;
}
