/**
 * Runs the examples and keeps what they gave, so that a page is built again in a moment when only its prose changed.
 *
 * A kept run is used while program, engine and the pictures that are asked for are the same. Left out on purpose: running
 * two at once; they take some milliseconds each.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { languages, type PictureKind } from "../theme/pictures/kinds.ts";
import type { ProgramRequest } from "../theme/live/run-program.ts";
import type { Bundles } from "./bundle.ts";
import type { ChildAnswer } from "./example-child.ts";

export interface Wanted {
  readonly name: string;
  readonly text: string;
  readonly pictures: readonly PictureKind[];
}

/** An example that takes longer is taken to be endless. */
const patience = 20_000;

type Kept = Record<string, { readonly key: string; readonly answer: ChildAnswer }>;

export async function runExamples(
  wanted: readonly Wanted[],
  bundles: Bundles,
  keptIn: string,
): Promise<ReadonlyMap<string, ChildAnswer>> {
  const kept = readKept(keptIn);
  const keyOf = (one: Wanted): string =>
    createHash("sha256")
      .update(JSON.stringify([one, bundles.fingerprint]))
      .digest("hex")
      .slice(0, 16);
  const fresh = wanted.filter((one) => kept[one.name]?.key !== keyOf(one));
  const requests = fresh.map(({ name, text, pictures }) => ({
    name: `${name}.ts`,
    text,
    pictures,
    languages,
    withLog: false,
  }));
  const answers = await askChild(requests, bundles.child, pathToFileURL(bundles.engine).href);
  const now: Kept = {};
  for (const one of wanted) {
    const answer = answers.get(one.name) ?? kept[one.name]?.answer;
    if (answer !== undefined) now[one.name] = { key: keyOf(one), answer };
  }
  mkdirSync(dirname(keptIn), { recursive: true });
  writeFileSync(keptIn, JSON.stringify(now));
  return new Map(Object.entries(now).map(([name, { answer }]) => [name, answer]));
}

function readKept(path: string): Kept {
  if (!existsSync(path)) return {};
  try {
    // Written by this file; a torn one is thrown away.
    return JSON.parse(readFileSync(path, "utf8")) as Kept;
  } catch {
    return {};
  }
}

/** Puts requests to a child, one after another; answers by the example's name. */
export async function askChild(
  requests: readonly ProgramRequest[],
  childFile: string,
  engine: string,
): Promise<ReadonlyMap<string, ChildAnswer>> {
  const answers = new Map<string, ChildAnswer>();
  if (requests.length === 0) return answers;
  const child = spawn(process.execPath, [childFile, engine], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = new Promise<void>((done) => child.on("exit", () => done()));
  for (const request of requests) {
    const name = request.name.replace(/\.ts$/, "");
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    const line = await lines.next();
    clearTimeout(timer);
    if (line.done === true)
      throw new Error(
        `the example ${name} ended the process, or did not end in ${patience / 1000} s`,
      );
    // The child writes what `ChildAnswer` says.
    answers.set(name, JSON.parse(line.value) as ChildAnswer);
  }
  child.stdin.end();
  await gone;
  return answers;
}
