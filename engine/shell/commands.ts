/**
 * The commands that a shell knows: those of Spark's bin and sbin, and the few of the system that one needs beside them.
 *
 * In Spark: bin/, sbin/, and a Unix. Left out on purpose: most options of the system's commands; one that is not known is said to be unknown.
 */
import { milliseconds, seconds } from "../foundation/sizes.ts";
import { daemonCommands } from "./daemon-commands.ts";
import { fileCommands } from "./file-commands.ts";
import { netCommands } from "./net-commands.ts";
import type { ShellProcess, Streams } from "./process.ts";
import { processCommands } from "./process-commands.ts";
import type { Shell } from "./shell.ts";
import { submitCommands } from "./submit-commands.ts";

/** A command as it was typed. */
export interface Typed {
  readonly shell: Shell;
  /** The command's own name, as it was typed. */
  readonly name: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
  readonly text: string;
}

/** Answers an exit code, or a process that runs on. */
export type CommandFunction = (
  typed: Typed,
) => Promise<number | ShellProcess> | number | ShellProcess;
export type CommandTable = Readonly<Record<string, CommandFunction>>;

const own: CommandTable = {
  ":": () => 0,
  true: () => 0,
  false: () => 1,
  exit: ({ shell, words }) => {
    shell.isOver = true;
    return words[0] === undefined ? shell.status : Number(words[0]) & 255;
  },
  help: ({ streams }) => {
    streams.out(Object.keys(commands).toSorted().join(" "));
    return 0;
  },
  history: ({ shell, streams }) => {
    shell.history.forEach((line, at) => streams.out(`${String(at + 1).padStart(5)}  ${line}`));
    return 0;
  },
  export: ({ shell, words }) => {
    for (const word of words) {
      const [, name = "", value = ""] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
      if (name !== "") shell.env[name] = value;
    }
    return 0;
  },
  unset: ({ shell, words }) => {
    for (const word of words) delete shell.env[word];
    return 0;
  },
  env: ({ env, streams }) => {
    for (const [name, value] of Object.entries(env).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      if (value !== undefined) streams.out(`${name}=${value}`);
    return 0;
  },
  echo: ({ words, streams }) => {
    streams.out(words.join(" "));
    return 0;
  },
  sleep: async ({ shell, words, streams }) => {
    const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)([smh]?)$/.exec(words[0] ?? "") ?? [];
    if (number === undefined) {
      streams.err(`sleep: invalid time interval ‘${words[0] ?? ""}’`);
      return 1;
    }
    const factor = unit === "h" ? 3600 : unit === "m" ? 60 : 1;
    await shell.network.pass(seconds(Number(number) * factor));
    return 0;
  },
  date: async ({ shell, streams }) => {
    await shell.network.pass(milliseconds(1));
    streams.out(shell.network.clock);
    return 0;
  },
};

/** By name. */
export const commands: CommandTable = {
  ...own,
  ...fileCommands,
  ...processCommands,
  ...netCommands,
  ...daemonCommands,
  ...submitCommands,
};
