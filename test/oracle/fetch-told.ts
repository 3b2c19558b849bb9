/** What one step of a run over fetches told, in one form for both engines. Recorded lines become it here. */
import { logged } from "./scala-runs.ts";
import { stepsTold } from "./told-steps.ts";

/** What a reader of one partition did, by its executor's log. */
export interface ToldReader {
  /** Blocks and bytes of each request that it made, by executor. */
  readonly created: readonly {
    readonly from: string;
    readonly blocks: number;
    readonly size: number;
  }[];
  /** Requests in the order in which it took them first, "deferred" where it did not send them then. */
  readonly taken: readonly {
    readonly from: string;
    readonly blocks: number;
    readonly size: string;
    readonly deferred: boolean;
  }[];
  readonly getting: string;
  /** "Started 4 remote fetches, deferred 2 requests". */
  readonly started: string;
}

export interface ToldFetches {
  readonly step: string;
  readonly answer?: string;
  /** Sizes of blocks as the driver's map statuses tell: by reducer, by executor. */
  readonly sizes: readonly string[];
  readonly events: readonly string[];
  /** Readers in order of executors, then of time. */
  readonly readers: readonly ToldReader[];
  /** What executors said of broken connections. */
  readonly log: readonly string[];
}

const plain = (text: string): string =>
  text
    .replaceAll("\\n", "\n")
    .replace(/\n\s+(at [^\n]*|\.\.\. \d+ more)/g, "")
    .replace(/\/?\b\d+\.\d+\.\d+\.\d+\b(:\d+)?/g, (_, port) => (port ? "HOST:PORT" : "HOST"))
    .replace(/\n{2,}/g, "\n")
    .trim();

const spoken = /^(RetryingBlockTransferor|TransportChannelHandler|TransportResponseHandler)$/;

/** An executor's address without the machine's name. */
export const anyPlace = (text: string): string =>
  text.replace(/(BlockManagerId\(\d+), \S+, \d+, None\)/, "$1, HOST, PORT, None)");

/** Whether a line of an executor's log tells of a connection that broke. */
export const brokenConnection = (logger: string, text: string): boolean =>
  spoken.test(logger) || /^Failed to (get block|fetch remote block)/.test(text);

function withReader(readers: readonly ToldReader[], text: string): readonly ToldReader[] {
  if (text.startsWith("maxBytesInFlight"))
    return [...readers, { created: [], taken: [], getting: "", started: "" }];
  const at = readers.at(-1);
  if (at === undefined) return readers;
  const before = readers.slice(0, -1);
  const made =
    /^Creating fetch request of (\d+) at BlockManagerId\((\d+), \S+ (\d+), None\) with (\d+) blocks/.exec(
      text,
    );
  if (made !== null)
    return [
      ...before,
      {
        ...at,
        created: [
          ...at.created,
          { from: `${made[2]} at ${made[3]}`, blocks: Number(made[4]), size: Number(made[1]) },
        ],
      },
    ];
  if (text.startsWith("Getting ")) return [...before, { ...at, getting: text }];
  if (text.startsWith("Started "))
    return [...before, { ...at, started: text.replace(/ in \d+ ms/, "") }];
  const sent = /^Sending request for (\d+) blocks \((.*)\) from \S+:(\d+)/.exec(text);
  const kept =
    /^Deferring fetch request for BlockManagerId\(\d+, \S+ (\d+), None\) with (\d+) blocks/.exec(
      text,
    );
  if (at.started !== "" || (sent ?? kept) === null) return readers;
  const one = sent
    ? { from: sent[3] as string, blocks: Number(sent[1]), size: sent[2] as string, deferred: false }
    : { from: kept?.[1] as string, blocks: Number(kept?.[2]), size: "", deferred: true };
  return [...before, { ...at, taken: [...at.taken, one] }];
}

/** The steps of one run among the lines of Fetches.scala. */
export const fetchesTold = (run: string, lines: readonly string[]): ToldFetches[] =>
  stepsTold<ToldFetches>(
    run,
    lines,
    (step) => ({ step, sizes: [], events: [], readers: [], log: [] }),
    withLine,
  ).map((told) => ({ ...told, readers: told.readers.map(withoutPorts) }));

function withLine(at: ToldFetches, line: string): ToldFetches {
  if (!line.startsWith("@")) return at;
  if (line.startsWith("@answer ")) return { ...at, answer: plain(line.slice(8)) };
  if (line.startsWith("@sizes ")) return { ...at, sizes: [...at.sizes, line.slice(7)] };
  const [, executor, said] = /^@executor (\S+) (.*)$/.exec(line) ?? [];
  if (said === undefined) return { ...at, events: [...at.events, plain(line.slice(1))] };
  const entry = logged(said);
  if (entry === undefined) return at;
  if (entry.logger === "ShuffleBlockFetcherIterator" && !entry.text.startsWith("Failed to"))
    return { ...at, readers: withReader(at.readers, entry.text) };
  if (!brokenConnection(entry.logger, entry.text)) return at;
  return {
    ...at,
    log: [...at.log, `${executor} ${entry.level} ${entry.logger}: ${anyPlace(plain(entry.text))}`],
  };
}

/** Executors by their numbers alone. */
function withoutPorts(reader: ToldReader): ToldReader {
  const ports = new Map(
    reader.created.map(({ from }) => from.split(" at ").toReversed() as [string, string]),
  );
  return {
    ...reader,
    created: reader.created.map((one) => ({ ...one, from: one.from.split(" at ")[0] as string })),
    taken: reader.taken.map((one) => ({ ...one, from: ports.get(one.from) ?? one.from })),
  };
}
