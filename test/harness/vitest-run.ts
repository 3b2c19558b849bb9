/**
 * Starts vitest in this process with the projects and files that a command wants, and waits for what it gathers.
 *
 * In Spark: nothing. A watchdog looks at the signs of life: synchronous code that never ends cannot be interrupted, so
 * the run is given up and the file named. Left out on purpose: vitest's own words, unless `raw` is asked for.
 */
import { startVitest, type Reporter } from "vitest/node";
import { configFile } from "./config-file.ts";
import { Gatherer, type Results } from "./results.ts";

export interface RunOptions {
  readonly root: string;
  readonly projects: readonly string[];
  readonly filters?: readonly string[];
  /** Kata law files that the project `katas` takes; empty for none. */
  readonly kataLaws?: readonly string[];
  readonly raw?: boolean;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** How long a run may be silent: a kata's laws take a second, the engine's slowest test may take a minute. */
const silenceOfKatas = 20_000;
const silenceAtMost = 180_000;

export async function runVitest(options: RunOptions): Promise<Results> {
  apply({ ...options.environment, KINDLING_KATA_LAWS: (options.kataLaws ?? []).join(",") });
  let finished: Results | undefined;
  const gatherer = new Gatherer((results) => {
    finished = results;
  });
  const reporters: Reporter[] = options.raw
    ? [gatherer, "default" as unknown as Reporter]
    : [gatherer];
  const run = startVitest("test", [...(options.filters ?? [])], {
    root: options.root,
    config: configFile,
    project: [...options.projects],
    watch: false,
    run: true,
    reporters,
    passWithNoTests: true,
  });
  const ended = await Promise.race([run, stuckFile(gatherer, () => finished !== undefined)]);
  if (typeof ended === "string") return gatherer.soFar(ended);
  await ended.close();
  // vitest says by the exit code what we say in our own words.
  process.exitCode = 0;
  return finished ?? gatherer.soFar("");
}

function apply(environment: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(environment))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
}

/** Answers the silent file, or never. */
export function stuckFile(gatherer: Gatherer, finished: () => boolean): Promise<string> {
  const asked = process.env["KINDLING_SILENCE_MS"];
  return new Promise((answer) => {
    const timer = setInterval(() => {
      const { milliseconds, files } = gatherer.silence();
      const usual = files.every((file) => file.startsWith("katas "))
        ? silenceOfKatas
        : silenceAtMost;
      const limit = asked === undefined ? usual : Number(asked);
      if (finished()) clearInterval(timer);
      else if (files.length > 0 && milliseconds > limit) {
        clearInterval(timer);
        answer(files.join(", "));
      }
    }, 250);
    timer.unref();
  });
}
