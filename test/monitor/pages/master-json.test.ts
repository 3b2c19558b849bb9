/**
 * What `curl MASTER:8080/json/` prints against what a real Master printed, sign by sign, but for times, ids, ports and the user: an application that waits because
 * there is no worker, the same when it is over, and with a second one. In Spark: JsonProtocol.writeMasterState.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { masterJsonOf, seconds, simulate, standalone } from "../../../engine/index.ts";

const recorded = (name: string): string =>
  readFileSync(
    new URL(`../../oracle/recordings/pages/master-json/${name}.txt`, import.meta.url),
    "utf8",
  ).trimEnd();

/** Without what belongs to one machine and one day; whatever is left has to be the same text. */
const plain = (text: string): string =>
  text
    .replace(/worker-\d{14}-[\w.-]+?-\d{5}"/g, 'WORKER"')
    .replace(/app-\d{14}-/g, "app-")
    .replace(/("(?:starttime|duration|lastheartbeat|port)" : )\d+/g, "$1N")
    .replace(/("(?:submitdate)" : ")\w{3} \w{3} \d\d [\d:]{8} UTC \d{4}/g, "$1DATE")
    .replace(/127\.0\.0\.1|\bmaster\b|\bworker-1\b/g, "HOST")
    .replace(/("user" : ")\w+/g, "$1USER");

test("a Master's /json/ is a real one's, in a session with and without a worker", async () => {
  const faults = [
    { kind: "add worker", cores: 4, memory: "2g", when: { at: seconds(30) } },
  ] as const;
  const simulation = simulate(standalone({ workers: 0 }), { faults, until: seconds(70) });
  const seen = new Map<string, string | undefined>();
  const look = (at: number, when: string): void =>
    void simulation.world.at(seconds(at), "look", () => seen.set(when, masterJsonOf(simulation)));
  look(28, "1-waiting");
  look(40, "2-running");
  look(42, "3-done");
  look(60, "4-app2");
  const submit = (at: number, conf: Record<string, string>): unknown =>
    simulation.submit(
      { name: "Pi-like", conf },
      (spark) => spark.sparkContext.parallelize([1, 2, 3, 4], 4).count(),
      seconds(at),
    );
  submit(1, {});
  submit(45, { "spark.executor.memory": "500m", "spark.cores.max": "2" });
  await simulation.run();
  expect(seen.size).toBe(4);
  for (const [when, text] of seen) expect(plain(text ?? "")).toBe(plain(recorded(when)));
});
