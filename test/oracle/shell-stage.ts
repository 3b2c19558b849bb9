/** The stage of a recorded shell session: commands of real Spark, started and ended by their own ids, and what each wrote. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { pause, until } from "./processes.ts";
import { stateSeen } from "./session-normal.ts";

/** What the session's own folder is called in the recording. */
const HOME = "/home/ann";

/** What one command of a session came to. */
export interface Typed {
  readonly typed: string;
  /** The exit code, or the signal that ended it. */
  readonly exit: number | string;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

export class Command {
  readonly child: ChildProcess;
  readonly typed: string;
  readonly out: string[] = [];
  readonly err: string[] = [];
  exit: number | string | undefined;

  constructor(child: ChildProcess, typed: string) {
    this.child = child;
    this.typed = typed;
    child.stdout?.on("data", reader(this.out));
    child.stderr?.on("data", reader(this.err));
    child.on("close", (code, signal) => (this.exit = code ?? signal ?? "gone"));
  }

  line(pattern: RegExp): Promise<string> {
    return until(String(pattern), () =>
      [...this.out, ...this.err].find((line) => pattern.test(line)),
    );
  }

  async ended(): Promise<void> {
    while (this.exit === undefined) await pause(100);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.ended();
  }
}

/** Without the stacks beneath a line. */
const whole = (lines: readonly string[]): string[] =>
  lines.filter(
    (line) =>
      !/^(\s+at |\s+\.\.\. \d+ more|Caused by: |(java|org|scala|io)\.[\w.$]+(Exception|Error)\b)/.test(
        line,
      ),
  );

const reader = (lines: string[]): ((data: Buffer) => void) => {
  let rest = "";
  return (data) => {
    const parts = (rest + data.toString("utf8")).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  };
};

export class ShellStage {
  readonly home: string;
  readonly folder: string;
  readonly jar: string;
  readonly #commands: [name: string, command: Command][] = [];
  readonly #further: Record<string, unknown> = {};

  constructor(home: string, folder: string, jar: string) {
    this.home = home;
    this.folder = folder;
    this.jar = jar;
  }

  /** Starts what is typed, and tells of it unless its name stands in brackets: the first word is a command of Spark's bin folder. `JAR`, `FOLDER` stand for this session's. */
  start(name: string, typed: string, env: Record<string, string> = {}, input = ""): Command {
    const [command = "", ...words] = typed
      .replaceAll("JAR", this.jar)
      .replaceAll("FOLDER", this.folder)
      .split(" ");
    const child = spawn(join(this.home, "bin", command), words, {
      cwd: this.folder,
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"] ?? "",
        JAVA_HOME: process.env["JAVA_HOME"] ?? "",
        PYSPARK_PYTHON: process.env["PYSPARK_PYTHON"] ?? "python3",
        USER: "ann",
        SPARK_USER: "ann",
        HOME: this.folder,
        SPARK_HOME: this.home,
        SPARK_DAEMON_MEMORY: "512m",
        SPARK_WORKER_DIR: join(this.folder, "work"),
        ...env,
      },
    });
    child.stdin?.end(input);
    const started = new Command(child, typed);
    this.#commands.push([name, started]);
    return started;
  }

  /** Starts, and waits for the end. */
  async run(
    name: string,
    typed: string,
    env: Record<string, string> = {},
    input = "",
  ): Promise<Command> {
    const command = this.start(name, typed, env, input);
    await command.ended();
    return command;
  }

  note(name: string, what: unknown): void {
    this.#further[name] = what;
  }

  /** The Master's page as JSON. */
  async json(name: string, port = 8080): Promise<void> {
    const state: unknown = await (await fetch(`http://127.0.0.1:${port}/json/`)).json();
    this.note(name, stateSeen(state));
  }

  async stopAll(): Promise<void> {
    for (const [, command] of this.#commands.toReversed())
      if (command.exit === undefined) await command.kill("SIGKILL");
  }

  told(): Record<string, unknown> {
    const plain = (line: string): string => this.#plain(line);
    const shown = this.#commands.filter(([name]) => !name.startsWith("("));
    const said = shown.map(([name, { typed, exit, out, err }]) => [
      name,
      { typed, exit, out: whole(out).map(plain), err: whole(err).map(plain) },
    ]);
    return { ...Object.fromEntries(said), ...this.#further };
  }

  #plain(line: string): string {
    return line
      .replaceAll(this.jar, `${HOME}/counting.jar`)
      .replaceAll(this.folder, HOME)
      .replaceAll(this.home, "SPARK_HOME")
      .replace(/"[^"\s]*\/bin\/java"/, '"JAVA_HOME/bin/java"')
      .replace(/^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d /, "")
      .replace(/\b(app|driver)-\d{14}-(\d{4})/g, "$1-$2")
      .replace(/worker-\d{14}-([\w.]+)-\d+/g, "worker-$1")
      .replace(/"?-cp"? "[^"]*"/, '"-cp" "…"')
      .replace(/^Spark Command: .* (org\.apache)/, "Spark Command: java … $1")
      .replace(/blockmgr-[0-9a-f-]{36}/, "blockmgr-ID")
      .replace(/spark-[0-9a-f-]{36}/g, "spark-ID")
      .replace(/process name: \d+@/, "process name: PID@")
      .replace(/OS info Linux.*|Java version .*/, "")
      .replace(/(?<=[:\s])(3[2-9]|[45]\d|60)\d{3}(?=\D|$)/g, "PORT")
      .replace(/after \d+ ms \(\d+ ms spent/, "after t ms (0 ms spent")
      .replace(/\btook [\d.]+ s/g, "took t s")
      .replace(/(finished|failed) in [\d.]+ s/g, "$1 in t s")
      .replace(/ in \d+ ms on/g, " in t ms on")
      .replace(/\b\d+ bytes\b/g, "n bytes")
      .replace(/estimated size [\d.]+ \w+, free [\d.]+ (\w+)/, "estimated size n, free m $1")
      .replace(/\(size: [\d.]+ \w+, free: [\d.]+ (\w+)\)/, "(size: n, free: m $1)")
      .replace(/Counting\.scala:\d+/g, "FILE:N");
  }
}
