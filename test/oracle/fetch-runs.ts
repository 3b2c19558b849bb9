/**
 * Readers of shuffles under limits, and beside an executor that falls silent or dies while it answers, as data. Fetches.scala takes them as lines on
 * real Spark, fetches.test.ts on the engine.
 */

export type FetchStep =
  /** So many map tasks write for so many reducers, each pair its own number of bytes; all is read. */
  | { readonly do: "read"; readonly maps: number; readonly reduces: number }
  /** One reducer reads beside another executor that stops in its tracks, and after so many milliseconds dies, or goes on. */
  | { readonly do: "beside"; readonly what: "dies" | "goes-on"; readonly after: number };

export interface FetchRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly FetchStep[];
}

export const stepLine = (step: FetchStep): string =>
  step.do === "read" ? `read ${step.maps} ${step.reduces}` : `beside ${step.what} ${step.after}`;

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
): FetchRun => ({
  name,
  master: "local-cluster[2,1,1024]",
  conf: { "spark.network.timeout": "300s", ...io },
  steps: [{ do: "beside", what, after }],
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
  beside("dies", "dies", 1_500),
  beside("dies-no-retry", "dies", 1_500, io("maxRetries", "0")),
  beside("silent", "goes-on", 24_000, short),
  beside("silent-for-a-while", "goes-on", 4_000, short),
];
