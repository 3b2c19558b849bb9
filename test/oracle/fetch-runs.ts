/**
 * Readers of shuffles under limits, and beside an executor that falls silent or dies while it answers, as data. Fetches.scala takes them as lines on
 * real Spark, fetches.test.ts on the engine.
 */

export type FetchStep =
  /** So many map tasks write for so many reducers, each pair its own number of bytes; all is read. */
  | { readonly do: "read"; readonly maps: number; readonly reduces: number }
  /** What a map status tells of blocks of these lengths. */
  | { readonly do: "status"; readonly lengths: readonly number[] }
  /** One task reads of another executor, which stops in its tracks, and after so many milliseconds dies, or goes on. */
  | {
      readonly do: "beside";
      readonly what: "dies" | "goes-on";
      readonly after: number;
      /** It reads blocks of a shuffle, or cached ones. */
      readonly of: "shuffled" | "cached";
    };

export interface FetchRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly FetchStep[];
}

export function stepLine(step: FetchStep): string {
  if (step.do === "read") return `read ${step.maps} ${step.reduces}`;
  if (step.do === "status") return `status ${step.lengths.join(",")}`;
  return `beside ${step.what} ${step.after} ${step.of}`;
}

const status = (name: string, conf: Readonly<Record<string, string>>): FetchRun => ({
  name,
  master: "local[1]",
  conf,
  steps: lengthsOfBlocks.map((lengths) => ({ do: "status", lengths })),
});

/** Few and many, none, small and huge. */
const lengthsOfBlocks: readonly (readonly number[])[] = [
  [0, 1, 2, 10, 52, 1_000, 1_000_000, 5_000_000_000],
  [0, 0, 0],
  [7],
  Array.from({ length: 40 }, (_, at) => (at % 7 === 0 ? 0 : at * at * 37)),
  Array.from({ length: 21 }, (_, at) => (at === 13 ? 900_000 : 100 + at)),
  Array.from({ length: 30 }, (_, at) => (at > 26 ? 40_000 * at : 300)),
];
const many = (most: number) => ({
  "spark.shuffle.minNumPartitionsToHighlyCompress": String(most),
});
const accurate = (bytes: string) => ({ "spark.shuffle.accurateBlockThreshold": bytes });
const skewed = (factor: string, most: string) => ({
  "spark.shuffle.accurateBlockSkewedFactor": factor,
  "spark.shuffle.maxAccurateSkewedBlockNumber": most,
});

const reading = (name: string, limits: Readonly<Record<string, string>>): FetchRun => ({
  name,
  master: "local-cluster[3,1,1024]",
  conf: { "spark.shuffle.compress": "false", ...limits },
  steps: [{ do: "read", maps: 12, reduces: 3 }],
});

const beside = (
  name: string,
  what: "dies" | "goes-on",
  after: number,
  io: Readonly<Record<string, string>> = {},
  of: "shuffled" | "cached" = "shuffled",
): FetchRun => ({
  name,
  master: "local-cluster[2,1,1024]",
  conf: { "spark.network.timeout": "300s", ...io },
  steps: [{ do: "beside", what, after, of }],
});

const size = (most: string) => ({ "spark.reducer.maxSizeInFlight": most });
const requests = (most: string) => ({ "spark.reducer.maxReqsInFlight": most });
const blocks = (most: string) => ({ "spark.reducer.maxBlocksInFlightPerAddress": most });
const toMemory = (most: string) => ({ "spark.network.maxRemoteBlockSizeFetchToMem": most });
const io = (what: string, value: string) => ({ [`spark.shuffle.io.${what}`]: value });
/** An answer is waited for three seconds, a second try two more. */
const short = {
  ...io("connectionTimeout", "3s"),
  ...io("maxRetries", "2"),
  ...io("retryWait", "2s"),
};

export const fetchRuns: readonly FetchRun[] = [
  reading("as-it-comes", {}),
  reading("size-below-a-mebibyte", size("900k")),
  reading("size-1m", size("1m")),
  reading("size-5m", size("5m")),
  reading("size-9m", size("9m")),
  reading("blocks-1", blocks("1")),
  reading("blocks-3", blocks("3")),
  reading("requests-1", { ...requests("1"), ...size("5m") }),
  reading("requests-3-blocks-2", { ...requests("3"), ...blocks("2") }),
  reading("to-disk", { ...size("9m"), ...toMemory("1800000") }),
  status("status-of-few", {}),
  status("status-of-many", many(5)),
  status("status-with-huge-blocks", { ...many(5), ...accurate("500000") }),
  status("status-of-skewed-blocks", { ...many(5), ...skewed("3", "2") }),
  beside("dies", "dies", 1_500),
  beside("dies-no-retry", "dies", 1_500, io("maxRetries", "0")),
  beside("silent", "goes-on", 24_000, short),
  beside("silent-for-a-while", "goes-on", 4_000, short),
  beside("cached-dies", "dies", 1_500, {}, "cached"),
  beside("cached-silent", "goes-on", 24_000, short, "cached"),
];
