/**
 * Heartbeats: a silent executor is noticed, its tasks run elsewhere, another takes its place.
 *
 * In Spark: HeartbeatReceiverSuite. Recorded on 3.5.3: the words, that the loss counts as a failure of its tasks, that the executor is
 * replaced at once, and that its removal is told as a lost connection some five seconds after the order to kill it. Also recorded, with a driver that was
 * stopped for 14 s (SIGSTOP), an interval of 2 s and 3 failures: the executors' words, exit code 56, and that their tasks were not to blame.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { seconds, standalone, submit, type Application } from "../../engine/index.ts";
import { eventsOf } from "../../engine/events/trace.ts";

const silentFrom = 6;

/** Eight tasks of a second on two workers of two cores; what worker-1 says is lost from the sixth second on. */
const job = (conf: Readonly<Record<string, string>>): Promise<Application<number>> => {
  const faults = [
    {
      kind: "link",
      from: "worker-1",
      to: "submitter",
      delay: "lost",
      when: { at: seconds(silentFrom) },
    },
  ] as const;
  return submit(
    standalone({ workers: 2, cores: 2, memory: "4g" }),
    { conf, faults },
    async (spark) => {
      await spark.sleep(5_000);
      const count = await spark.sparkContext
        .parallelize([1, 2, 3, 4, 5, 6, 7, 8], 8)
        .costing(1_000_000)
        .count();
      await spark.sleep(20_000);
      return count;
    },
  );
};

test("its tasks fail as the program's fault and run again; it is killed and another is granted", async () => {
  const app = await job({});
  expect(app.result).toBe(8);
  const lost = app.logs.find(({ logger }) => logger === "HeartbeatReceiver");
  expect(lost?.text).toMatch(
    /^Removing executor (\d) with no recent heartbeats: \d+ ms exceeds timeout 120000 ms$/,
  );
  const silent = /executor (\d)/.exec(lost?.text ?? "")?.[1];
  const failed = eventsOf(app.events, "SparkListenerTaskEnd").filter(
    ({ reason }) => reason.kind === "ExecutorLostFailure",
  );
  expect(failed.length).toBeGreaterThan(0);
  for (const { reason, taskInfo } of failed) {
    expect(taskInfo.executorId).toBe(silent);
    expect(reason).toMatchObject({ exitCausedByApp: true });
    expect(reason).toMatchObject({
      reason: expect.stringMatching(/^Executor heartbeat timed out after \d+ ms$/) as unknown,
    });
  }
  const [removed] = eventsOf(app.events, "SparkListenerExecutorRemoved");
  expect(removed).toMatchObject({ executorId: silent });
  expect(removed?.reason).toMatch(/^Remote RPC client disassociated/);
  expect((removed?.at ?? 0) - (failed[0]?.at ?? 0)).toBeGreaterThanOrEqual(seconds(5));
  // What the replacement says is lost, too: it was granted and never registers.
  const grants = eventsOf(app.events, "LaunchExecutor").map(({ executorId }) => executorId);
  expect(grants).toEqual(["0", "1", "2"]);
});

test("silence is noticed after the timeout, at the next look, whatever both are", async () => {
  const times = fc.record({
    timeout: fc.integer({ min: 25, max: 90 }),
    look: fc.integer({ min: 1, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(times, async ({ timeout, look }) => {
      const conf = {
        "spark.network.timeout": `${timeout}s`,
        "spark.network.timeoutInterval": `${look}s`,
        "spark.executor.heartbeatInterval": "5s",
      };
      const app = await job(conf);
      expect(app.result).toBe(8);
      const silence = /timed out after (\d+) ms/.exec(app.eventLog())?.[1];
      expect(Number(silence)).toBeGreaterThan(timeout * 1000);
      // The last beat came up to one interval before the silence, and the look comes up to one interval after the timeout.
      expect(Number(silence)).toBeLessThanOrEqual((timeout + look) * 1000);
    }),
    { numRuns: 20 },
  );
});

test("without a fault nobody falls silent, however long the program waits", async () => {
  const app = await submit(standalone({ workers: 2 }), {}, async (spark) => {
    await spark.sleep(600_000);
    return spark.sparkContext.parallelize([1, 2, 3], 3).count();
  });
  expect(app.result).toBe(3);
  expect(eventsOf(app.events, "SparkListenerExecutorRemoved")).toEqual([]);
});

test("an executor whose heartbeats nobody answers exits, and no task counts as failed for it", async () => {
  const limits = fc.record({
    failures: fc.integer({ min: 1, max: 6 }),
    every: fc.integer({ min: 1, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(limits, async ({ failures, every }) => {
      const app = await job({
        "spark.executor.heartbeatInterval": `${every}s`,
        "spark.executor.heartbeat.maxFailures": String(failures),
      });
      expect(app.result).toBe(8);
      const exit = app.logs.find(({ text }) => text.startsWith("Exit as unable"));
      expect(exit).toMatchObject({
        level: "ERROR",
        logger: "Executor",
        text: `Exit as unable to send heartbeats to driver more than ${failures} times`,
      });
      // The first beat that is lost comes up to one interval after the line is cut, and each is waited for until the next.
      const after = (exit?.at ?? 0) - seconds(silentFrom);
      expect(after).toBeGreaterThanOrEqual(seconds(failures * every));
      expect(after).toBeLessThanOrEqual(seconds((failures + 1) * every));
      const [removed] = eventsOf(app.events, "SparkListenerExecutorRemoved");
      expect(removed?.reason).toBe("Command exited with code 56");
      for (const { reason } of eventsOf(app.events, "SparkListenerTaskEnd"))
        if (reason.kind === "ExecutorLostFailure")
          expect(reason).toMatchObject({
            exitCausedByApp: false,
            reason: "Command exited with code 56",
          });
    }),
    { numRuns: 20 },
  );
});
