/** Commands about processes: ps, jps, kill, jobs, fg, wait. In Spark: nothing. Left out on purpose: users, priorities, process groups. */
import type { CommandTable, Typed } from "./commands.ts";
import { jobLine, type Job } from "./shell.ts";
import { type Signal, signalNumbers, type ShellProcess } from "./process.ts";

const signals = Object.keys(signalNumbers) as Signal[];

function signalOf(word: string): Signal | undefined {
  const name = word.replace(/^-/, "").replace(/^s$/, "");
  return signals.find(
    (signal) =>
      signal === name || signal === `SIG${name}` || String(signalNumbers[signal]) === name,
  );
}

function jobOf({ shell }: Typed, word: string | undefined): Job | undefined {
  const open = shell.jobs.filter(({ process }) => process.alive);
  if (word === undefined || word === "%%" || word === "%+") return open.at(-1);
  return open.find((job) => `%${job.number}` === word || String(job.number) === word);
}

function target(typed: Typed, word: string): ShellProcess | undefined {
  if (word.startsWith("%")) return jobOf(typed, word)?.process;
  return typed.shell.network.running(typed.shell.host).find(({ pid }) => String(pid) === word);
}

/** kill -TERM, -9, -STOP, -CONT. */
async function kill(typed: Typed): Promise<number> {
  const { words, streams, shell } = typed;
  const asked = words.find((word) => word.startsWith("-"));
  const signal = asked === undefined ? "SIGTERM" : signalOf(asked);
  if (signal === undefined) {
    streams.err(`sh: kill: ${(asked ?? "").slice(1)}: invalid signal specification`);
    return 1;
  }
  for (const word of words.filter((one) => !one.startsWith("-"))) {
    const process = target(typed, word);
    if (process === undefined) {
      streams.err(`sh: kill: (${word}) - No such process`);
      return 1;
    }
    process.onSignal(signal);
  }
  await shell.network.pass(10_000);
  return 0;
}

export const processCommands: CommandTable = {
  kill,
  ps: ({ shell, streams }) => {
    streams.out("    PID CMD");
    for (const { pid, words } of shell.network.running(shell.host))
      streams.out(`${String(pid).padStart(7)} ${words.join(" ")}`);
    return 0;
  },
  jps: ({ shell, words, streams }) => {
    const isLong = words.some((word) => /^-\w*[lm]/.test(word));
    for (const { pid, mainClass, words: typed } of shell.network.running(shell.host)) {
      if (mainClass === undefined) continue;
      const name = isLong
        ? `${mainClass} ${typed.slice(2).join(" ")}`
        : mainClass.split(".").at(-1);
      streams.out(`${pid} ${(name ?? "").trimEnd()}`);
    }
    for (const { pid, text } of shell.network.executorProcesses(shell.host))
      streams.out(`${pid} ${text}`);
    return 0;
  },
  jobs: ({ shell, streams }) => {
    for (const job of shell.jobs) streams.out(jobLine(job));
    return 0;
  },
  fg: (typed) => {
    const job = jobOf(typed, typed.words[0]);
    if (job === undefined) {
      typed.streams.err(`sh: fg: ${typed.words[0] ?? "current"}: no such job`);
      return 1;
    }
    typed.streams.out(job.text);
    job.isTold = true;
    return job.process;
  },
  wait: async (typed) => {
    const { shell, words } = typed;
    const chosen =
      words.length === 0
        ? shell.jobs.map(({ process }) => process)
        : words.flatMap((word) => target(typed, word) ?? []);
    let status = 0;
    for (const process of chosen) status = await shell.foreground(process);
    return status;
  },
};
