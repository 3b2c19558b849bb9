/** How recorded readers of real Spark asked for blocks, against the rules that the engine's readers follow; and what became of requests that were not answered. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bytesToString } from "../../engine/foundation/sizes.ts";
import { SparkConf } from "../../engine/conf/spark-conf.ts";
import {
  fetchRequests,
  readerLimits,
  RequestQueue,
  type FetchRequest,
  type ReaderLimits,
} from "../../engine/shuffle/fetch-requests.ts";
import { fetchRunOnEngine } from "./engine-fetches.ts";
import { sizeForBlock, statusSettings, toldSizes } from "../../engine/shuffle/map-status.ts";
import { fetchRuns, stepLine, type FetchRun } from "./fetch-runs.ts";
import type { ToldFetches, ToldReader } from "./fetch-told.ts";

const read = (name: string): readonly ToldFetches[] =>
  (
    JSON.parse(
      readFileSync(new URL(`recordings/fetches/${name}.json`, import.meta.url), "utf8"),
    ) as { steps: readonly ToldFetches[] }
  ).steps;

interface Sized {
  readonly size: number;
}
type Request = FetchRequest<Sized>;

/** "0 2 2:425995 4:754677": what reducer 0 gets from executor 2. */
function sizesOf(line: string): { reducer: string; from: string; blocks: Sized[] } {
  const [reducer = "", from = "", ...blocks] = line.split(" ");
  return { reducer, from, blocks: blocks.map((one) => ({ size: Number(one.split(":")[1]) })) };
}

/** What a reader of that partition asks others for, by executor. */
function requestsOf(
  sizes: readonly string[],
  reducer: string,
  reader: ToldReader,
  limits: ReaderLimits,
): Request[] {
  const others = [...new Set(reader.created.map(({ from }) => from))];
  return others.flatMap((executorId) =>
    sizes
      .map(sizesOf)
      .filter((line) => line.reducer === reducer && line.from === executorId)
      .flatMap(({ blocks }) => fetchRequests({ executorId, host: "h", port: 1 }, blocks, limits)),
  );
}

const told = (requests: readonly Request[]): ToldReader["created"] =>
  requests.map(({ location, blocks, size }) => ({
    from: location.executorId,
    blocks: blocks.length,
    size,
  }));

/** The requests in the order in which the reader took them, where its log tells; the others after them, each of them first once. */
function orders(requests: readonly Request[], { taken }: ToldReader): Request[][] {
  const rest = [...requests];
  const first = taken.map((one) => {
    const at = rest.findIndex(
      ({ location, blocks, size }) =>
        location.executorId === one.from &&
        blocks.length === one.blocks &&
        (one.deferred || bytesToString(size) === one.size),
    );
    expect(at).toBeGreaterThanOrEqual(0);
    return rest.splice(at, 1)[0] as Request;
  });
  if (rest.length === 0) return [first];
  return rest.map((next) => [...first, next, ...rest.filter((one) => one !== next)]);
}

function started(order: readonly Request[], limits: ReaderLimits): string {
  const queue = new RequestQueue(order, limits);
  const sent = queue.send().length;
  const later = queue.deferred > 0 ? `, deferred ${queue.deferred} requests` : "";
  return `Started ${sent} remote fetches${later}`;
}

const reading = fetchRuns.filter(({ steps }) => steps[0]?.do === "read");
const beside = fetchRuns.filter(({ steps }) => steps[0]?.do === "beside");

describe.each(reading)("$name", ({ name, conf }) => {
  const [step, log] = read(name) as [ToldFetches, ToldFetches];
  const limits = readerLimits(new SparkConf(conf));
  const reducers = ["0", "1", "2"];

  test("its readers made the requests that the rule makes", () => {
    expect(log.readers).toHaveLength(reducers.length);
    const made = log.readers.map((reader) =>
      reducers.filter((reducer) => {
        const mine = told(requestsOf(step.sizes, reducer, reader, limits));
        return JSON.stringify(mine) === JSON.stringify(reader.created);
      }),
    );
    expect(made.flat().toSorted()).toEqual(reducers);
  });

  test("they sent as many at once, and deferred as many, as the rule does in the same order", () => {
    for (const reader of log.readers) {
      const reducer = reducers.find(
        (one) =>
          JSON.stringify(told(requestsOf(step.sizes, one, reader, limits))) ===
          JSON.stringify(reader.created),
      );
      const requests = requestsOf(step.sizes, reducer ?? "", reader, limits);
      const possible = orders(requests, reader).map((order) => started(order, limits));
      expect(possible).toContain(reader.started);
    }
  });

  test("what a request beyond the limit brought went to disk", () => {
    const remote = log.readers.map(
      ({ created }) => created.filter(({ size }) => size > limits.maxSizeToMemory).length,
    );
    const toDisk = step.events.map((event) => Number(/ (\d+) to disk$/.exec(event)?.[1]));
    expect(toDisk.filter((bytes) => bytes > 0)).toHaveLength(
      remote.filter((count) => count > 0).length,
    );
  });
});

describe.each(fetchRuns.filter(({ steps }) => steps[0]?.do === "status"))("$name", (run) => {
  const recorded = read(run.name);
  const settings = statusSettings(new SparkConf(run.conf));

  test.each(run.steps.map((step, at) => [stepLine(step), step, at] as const))(
    "%s",
    (line, step, at) => {
      if (step.do !== "status") throw new Error(`${line} has no lengths`);
      const location = { executorId: "0", host: "h", port: 1 };
      const status = { location, mapId: 0, ...toldSizes(step.lengths, settings) };
      const sizes = step.lengths.map((_, block) => `${block}:${sizeForBlock(status, block)}`);
      expect(recorded[at]?.step).toBe(line);
      expect([`0 status ${sizes.join(" ")}`]).toEqual(recorded[at]?.sizes);
    },
  );
});

/** Which executor reads, how many blocks the other has and how large they are is chance. */
const general = (text: string): string =>
  text
    .replace(/^\d /, "")
    .replace(/for \d+ outstanding/, "for # outstanding")
    .replace(/fetch of \d+ outstanding/, "fetch of # outstanding")
    .replace(/shuffle_\d+_\d+_\d+/, "shuffle_#_#_#")
    .replace(/rdd_\d+_\d+/, "rdd_#_#")
    .replace(/BlockManagerId\(\d, /, "BlockManagerId(#, ")
    .replace(/executor\(Id: \d\)/, "executor(Id: #)");

const failuresOf = ({ events }: ToldFetches): { after: number; why: string }[] =>
  events.flatMap((event) => {
    const [, after, why] = /^failed .* after (\d+) s: ([^]*)$/.exec(event) ?? [];
    return why === undefined ? [] : [{ after: Number(after), why: general(why) }];
  });

/** How long tasks took that read cached blocks, in seconds. */
const readingOf = ({ events }: ToldFetches): number[] =>
  events.flatMap((event) => {
    const after = /^input .* records after (\d+) s$/.exec(event)?.[1];
    return after === undefined ? [] : [Number(after)];
  });

/** At least how long a request that fails takes by its settings, in seconds. */
function leastOf({ conf, steps }: FetchRun): number {
  const [step] = steps;
  if (step?.do !== "beside") return 0;
  const seconds = (key: string, otherwise: string): number =>
    parseInt(conf[`spark.shuffle.io.${key}`] ?? otherwise, 10);
  const [tries, wait] = [seconds("maxRetries", "3"), seconds("retryWait", "5s")];
  if (step.what === "dies") return step.after / 1_000 + (tries === 0 ? 0 : wait);
  // One block after the other is asked for, until the way is open.
  if (step.of === "cached") return step.after / 1_000;
  return seconds("connectionTimeout", "120s") * (tries + 1) + wait * tries;
}

describe.each(beside)("$name", (run) => {
  const [step, log] = read(run.name) as [ToldFetches, ToldFetches];
  const running = fetchRunOnEngine(run);

  test("the read fails as often, after that long, for the same reason", async () => {
    const mine = (await running)[0] as ToldFetches;
    expect(mine.answer).toBe(step.answer);
    expect(failuresOf(mine).map(({ why }) => why)).toEqual(failuresOf(step).map(({ why }) => why));
    expect(readingOf(mine)).toHaveLength(readingOf(step).length);
    const taken = [mine, step].flatMap((told) => [
      ...failuresOf(told).map(({ after }) => after),
      ...readingOf(told),
    ]);
    for (const after of taken) {
      expect(after).toBeGreaterThanOrEqual(Math.floor(leastOf(run)));
      // Machines that record take their time to start what they ask for.
      expect(after).toBeLessThan(leastOf(run) + 4);
    }
  });

  test("the reader's executor says the same of it", async () => {
    const mine = (await running)[1] as ToldFetches;
    const lines = (of: ToldFetches): string[] => [...new Set(of.log.map(general))];
    expect(lines(mine)).toEqual(lines(log));
  });
});
