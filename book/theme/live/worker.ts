/**
 * The worker in which a reader's program runs: says when it is ready, runs what it is sent, and is thrown away afterwards.
 *
 * In Spark: the JVM of `spark-submit`. Left out on purpose: a time limit; a worker that loops cannot end itself, so the page
 * does it.
 */
import { type ProgramRequest, type ProgramResult, runProgram } from "./run-program.ts";

export type WorkerAnswer =
  | { readonly kind: "ready" }
  | { readonly kind: "printed"; readonly lines: readonly string[] }
  | { readonly kind: "done"; readonly result: ProgramResult };

/** What a worker's scope has, as far as it is used here. */
interface WorkerScope {
  postMessage(answer: WorkerAnswer): void;
  onmessage: ((event: MessageEvent<ProgramRequest>) => void) | null;
}
const scope = globalThis as unknown as WorkerScope;

/** Lines are sent in batches: a program may print thousands. */
const batch = 50;

/** More than this is not printed: a page is not a log file. */
const linesAtMost = 2000;

async function run(request: ProgramRequest): Promise<void> {
  let lines: string[] = [];
  let count = 0;
  const flush = (): void => {
    if (lines.length > 0) scope.postMessage({ kind: "printed", lines });
    lines = [];
  };
  const print = (text: string): void => {
    for (const line of text.split("\n")) {
      count += 1;
      if (count === linesAtMost + 1) lines.push(`… more than ${linesAtMost} lines`);
      if (count <= linesAtMost) lines.push(line);
    }
    if (lines.length >= batch || count <= 2) flush();
  };
  const result = await runProgram(request, {
    engine: new URL("./kindling-engine.js", import.meta.url).href,
    load,
    print,
  });
  flush();
  scope.postMessage({ kind: "done", result });
}

async function load(code: string): Promise<Readonly<Record<string, unknown>>> {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return (await import(address)) as Readonly<Record<string, unknown>>;
  } finally {
    URL.revokeObjectURL(address);
  }
}

scope.onmessage = (event) => void run(event.data);
scope.postMessage({ kind: "ready" });
