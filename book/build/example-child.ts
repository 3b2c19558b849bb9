/**
 * Runs examples while the book is built: reads requests, one JSON a line, and answers each with one line.
 *
 * It is a process of its own, so that an example that never ends can be ended. The same `runProgram` runs in a page's worker.
 * Left out on purpose: deciding what is run; `example-runs.ts` does.
 */
import { Buffer } from "node:buffer";
import { createInterface } from "node:readline";
import { type ProgramRequest, type ProgramResult, runProgram } from "../theme/live/run-program.ts";

export interface ChildAnswer extends ProgramResult {
  readonly name: string;
  readonly lines: readonly string[];
}

const engine = process.argv[2] ?? "";

for await (const line of createInterface({ input: process.stdin })) {
  // The parent writes what `ProgramRequest` says.
  const request = JSON.parse(line) as ProgramRequest;
  const lines: string[] = [];
  const result = await runProgram(request, {
    engine,
    load: (code) =>
      import(`data:text/javascript;base64,${Buffer.from(code, "utf8").toString("base64")}`),
    print: (text) => void lines.push(...text.split("\n")),
  });
  const answer: ChildAnswer = { ...result, name: request.name, lines };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
