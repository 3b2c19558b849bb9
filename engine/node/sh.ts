/**
 * `npm run sh`: a shell on one laptop of a simulated network, with Spark under /opt/spark. Type Masters, Workers and submissions as one would at home.
 *
 * In Spark: a terminal. `-c "…"` runs lines, so does a file that is named, and standard input when it is no terminal; otherwise there is a prompt with a history, and the simulated
 * clock goes as fast as ours. Files of the folder where the command was typed are seen in ~; nothing outside the simulation is written.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { format } from "node:util";
import { laptop } from "../shell/laptop.ts";
import { SparkException } from "../index.ts";
import { HOME, lentFolder } from "./lent-folder.ts";
import { nodePrograms } from "./node-programs.ts";
import { Prompt } from "./prompt.ts";
import { at, language } from "./wrong-words.ts";

const terminal = {
  out: (line: string): void => void process.stdout.write(`${line}\n`),
  err: (line: string): void => void process.stderr.write(`${line}\n`),
};

const lent = lentFolder(at);
const prompt = new Prompt();
const [flag, script] = process.argv.slice(2);
const isInteractive = flag === undefined && process.stdin.isTTY === true;

/** A script: the file that was named, or standard input. */
function scriptOf(): readonly string[] {
  if (flag === "-c" || isInteractive) return [];
  const file = flag === undefined ? undefined : lent.realPath(`${HOME}/${flag}`);
  if (flag !== undefined && file === undefined) {
    terminal.err(`sh: ${flag}: No such file or directory`);
    process.exit(127);
  }
  return readFileSync(file ?? 0, "utf8")
    .replace(/\\\n/g, "")
    .split("\n");
}

/** What is left of a script: a process in the foreground that reads its input reads that. */
let lines = [...scriptOf()];

const shell = laptop({
  terminal,
  language,
  lent,
  programs: nodePrograms(lent.realPath),
  nextLine: () => Promise.resolve(isInteractive ? undefined : lines.shift()),
  ...(isInteractive ? { waitFor: (running) => prompt.waitFor(shell.network, running) } : {}),
});

const { log } = console;
console.log = (...words: unknown[]) => shell.network.printed(format(...words));

async function interactive(): Promise<void> {
  const reader = createInterface({ input: process.stdin, output: process.stdout, terminal: true });
  await prompt.session(shell, reader);
}

async function scripted(): Promise<void> {
  for (let line = lines.shift(); line !== undefined && !shell.isOver; line = lines.shift())
    if (line.trim() !== "") await shell.run(line);
}

try {
  if (flag === "-c") await shell.run(script ?? "");
  else if (isInteractive) await interactive();
  else await scripted();
} catch (thrown) {
  if (!(thrown instanceof SparkException)) throw thrown;
  terminal.err(`sh: ${thrown.message}`);
  shell.status = 1;
}
console.log = log;
lines = [];
process.exitCode = shell.status;
