/** Prints where the engine and the recordings part: `npx tsx test/oracle/show.ts [names…] [all] [in=FOLDER]`; with `all`, every
 * difference and not the first; with a folder, recordings that were made there. */
import { compare, matrix, showDifference, type Difference, type Verdict } from "./compare.ts";
import { observe } from "./engine.ts";
import { readRecordings } from "./read.ts";
import type { Recording } from "./observation.ts";

async function differencesOf(recording: Recording): Promise<Difference[]> {
  try {
    return compare(recording, await observe(recording.program));
  } catch (thrown) {
    const ours = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return [{ where: "the run", spark: "came to its end", ours }];
  }
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const within = words.find((word) => word.startsWith("in="))?.slice("in=".length);
  const names = words.filter((word) => word !== "all" && !word.includes("="));
  const recordings = readRecordings(names, within);
  const verdicts = new Map<string, Verdict>();
  for (const recording of recordings) {
    const differences = await differencesOf(recording);
    verdicts.set(recording.program.name, differences.length === 0 ? "agrees" : "differs");
    const shown = words.includes("all") ? differences : differences.slice(0, 1);
    for (const difference of shown)
      console.log(`${recording.program.name}: ${showDifference(difference)}\n`);
  }
  const agreed = [...verdicts.values()].filter((verdict) => verdict === "agrees").length;
  console.log(
    `${matrix(recordings, verdicts)}\n${agreed} of ${recordings.length} agree with Spark 3.5.3`,
  );
}

await main();
