/**
 * A shell on one machine of a network: it reads lines, starts what they name, waits for what stands in the foreground, and keeps jobs, variables, a
 * folder and `$?`. The machine's clock goes on while commands run.
 *
 * In Spark: bash, beneath bin/spark-submit. Left out on purpose: what `words.ts` leaves out, users, sessions.
 */
import type { Both, Language } from "../foundation/language.ts";
import { milliseconds } from "../foundation/sizes.ts";
import { commands, type Typed } from "./commands.ts";
import { ShellFiles, type Lent, wholePath } from "./files.ts";
import type { Network } from "./network.ts";
import type { ShellProcess, Streams } from "./process.ts";
import type { Programs } from "./programs.ts";
import { type Command, commandsOf, type Redirect, ShellSyntaxError } from "./words.ts";

export interface ShellOptions {
  readonly network: Network;
  readonly host: string;
  readonly terminal: Streams;
  readonly programs: Programs;
  /** Of what the shell itself says; Spark's words are English. */
  readonly language?: Language;
  /** How it calls itself in front of what it says. */
  readonly name?: string;
  readonly user?: string;
  readonly lent?: Lent;
  readonly files?: ShellFiles;
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The next line of standard input, for a process in the foreground that reads it; undefined at its end. */
  readonly nextLine?: () => Promise<string | undefined>;
  /** Waits for a process in the foreground; by default until it ends, or until it is clear that it waits for ever. */
  readonly waitFor?: (process: ShellProcess) => Promise<void>;
}

export interface Job {
  readonly number: number;
  readonly text: string;
  readonly process: ShellProcess;
  isTold: boolean;
}

/** What typing a command takes. */
const TYPING = milliseconds(200);

export class Shell {
  readonly network: Network;
  readonly host: string;
  readonly user: string;
  readonly home: string;
  readonly terminal: Streams;
  readonly files: ShellFiles;
  readonly programs: Programs;
  readonly #language: Language;
  readonly #name: string;
  readonly jobs: Job[] = [];
  readonly env: Record<string, string | undefined>;
  readonly history: string[] = [];
  folder: string;
  status = 0;
  /** Set by `exit`. */
  isOver = false;
  readonly #waitFor: (process: ShellProcess) => Promise<void>;
  readonly #nextLine: () => Promise<string | undefined>;

  constructor(options: ShellOptions) {
    this.network = options.network;
    this.host = options.host;
    this.user = options.user ?? "ann";
    this.home = `/home/${this.user}`;
    this.folder = options.folder ?? this.home;
    this.terminal = options.terminal;
    this.programs = options.programs;
    this.#language = options.language ?? "en";
    this.#name = options.name ?? "sh";
    this.files =
      options.files ?? new ShellFiles(options.network.world.disk(options.host), options.lent);
    this.env = { USER: this.user, HOME: this.home, SPARK_HOME: "/opt/spark", ...options.env };
    this.#nextLine = options.nextLine ?? (() => Promise.resolve(undefined));
    this.#waitFor = options.waitFor ?? ((process) => this.untilEnded(process));
  }

  get prompt(): string {
    const folder = this.folder === this.home ? "~" : this.folder;
    return `${this.user}@${this.host}:${folder}$ `;
  }

  /** A line of the shell's own. */
  say({ err }: Streams, line: Both): void {
    err(`${this.#name}: ${line[this.#language]}`);
  }

  /** Runs a line, or several; answers the last exit code. */
  async run(text: string): Promise<number> {
    if (text.trim() !== "") this.history.push(text);
    const variables = (name: string): string => this.#variable(name);
    let parsed: readonly Command[];
    try {
      parsed = commandsOf(text, (name) => `\${${name}}`);
    } catch (thrown) {
      if (!(thrown instanceof ShellSyntaxError)) throw thrown;
      this.terminal.err(`sh: ${thrown.message}`);
      return (this.status = 2);
    }
    for (const { text: one, after, background } of parsed) {
      if (this.isOver) break;
      if (after === "&&" && this.status !== 0) continue;
      if (after === "||" && this.status === 0) continue;
      // Read again, because what ran before may have set a variable that stands in it.
      const [command] = commandsOf(one, variables);
      if (command !== undefined) this.status = await this.#one(command, background);
    }
    this.#tellOfEnds();
    return this.status;
  }

  #variable(name: string): string {
    if (name === "?") return String(this.status);
    if (name === "!") return String(this.jobs.at(-1)?.process.pid ?? "");
    if (name === "PWD") return this.folder;
    return this.env[name] ?? "";
  }

  async #one(command: Command, background: boolean): Promise<number> {
    const [name, ...words] = command.words;
    if (name === undefined) {
      Object.assign(this.env, command.env);
      return 0;
    }
    await this.network.pass(TYPING);
    const streams = this.#streams(command.redirects);
    const known = commands[name.replace(/^(\.\/)?(.*\/)?(s?bin\/)?/, "")];
    if (known === undefined) {
      const there = Object.keys(commands).toSorted().join(" ");
      this.say(streams, {
        en: `${name}: command not found. There are: ${there}`,
        ko: `${name}: 없는 명령입니다. 있는 명령: ${there}`,
      });
      return 127;
    }
    const env = { ...this.env, ...command.env };
    const typed: Typed = { shell: this, name, words, env, streams, text: command.text };
    const came = await known(typed);
    if (typeof came === "number") return came;
    if (background) return this.#inBackground(command, came);
    await this.#waitFor(came);
    return came.exit ?? 0;
  }

  #inBackground(command: Command, process: ShellProcess): number {
    const number = Math.max(0, ...this.jobs.map((job) => job.number)) + 1;
    this.jobs.push({ number, text: command.text, process, isTold: false });
    this.terminal.err(`[${number}] ${process.pid}`);
    return 0;
  }

  /** Brings a process into the foreground. */
  async foreground(process: ShellProcess): Promise<number> {
    await this.#waitFor(process);
    return process.exit ?? 0;
  }

  /** Goes on until a process has ended. One that waits for ever is interrupted, as a person would with Ctrl-C. */
  async untilEnded(process: ShellProcess): Promise<void> {
    const isOver = (): boolean => process.exit !== undefined;
    while (await this.network.until(() => isOver() || process.onInput !== undefined)) {
      if (isOver()) return;
      process.onInput?.(await this.#nextLine());
    }
    this.say(this.terminal, {
      en: "it waits for ever: nothing but timers is left to happen (no resources?). It gets a Ctrl-C; put & behind a command to go on beside it",
      ko: "끝없이 기다립니다. 남은 것은 타이머뿐입니다(자원이 없나요?). Ctrl-C를 보냅니다. 곁에 두고 계속하려면 명령 뒤에 &를 붙이세요",
    });
    process.onSignal("SIGINT");
    await this.network.until(isOver);
  }

  #streams(redirects: readonly Redirect[]): Streams {
    let { out, err } = this.terminal;
    for (const { to, file, append } of redirects) {
      const path = wholePath(this.folder, file, this.home);
      if (!append) this.files.write(path, "");
      const write = (line: string): void => this.files.append(path, `${line}\n`);
      if (file === "/dev/null") [out, err] = silenced(to, out, err);
      else {
        if (to !== "err") out = write;
        if (to !== "out") err = write;
      }
    }
    return { out, err };
  }

  #tellOfEnds(): void {
    for (const job of this.jobs) {
      if (job.process.alive || job.isTold) continue;
      job.isTold = true;
      this.terminal.err(jobLine(job));
    }
    for (let at = this.jobs.length - 1; at >= 0; at -= 1)
      if (this.jobs[at]?.isTold === true) this.jobs.splice(at, 1);
  }
}

const silent = (): void => undefined;
const silenced = (
  to: Redirect["to"],
  out: Streams["out"],
  err: Streams["err"],
): [Streams["out"], Streams["err"]] => [to === "err" ? out : silent, to === "out" ? err : silent];

/** `[1]+  Running   spark-class … &`, as `jobs` shows it. */
export function jobLine({ number, process, text }: Job): string {
  const { exit } = process;
  const state =
    exit === undefined
      ? "Running"
      : exit === 0
        ? "Done"
        : exit === 137
          ? "Killed"
          : exit === 143
            ? "Terminated"
            : `Exit ${exit}`;
  return `[${number}]+  ${state.padEnd(12)}${text}${exit === undefined ? " &" : ""}`;
}
