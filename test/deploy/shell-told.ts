/** What is compared of a recorded shell session and the same session in the simulated shell: lines without times, numbers of processes, and this day's ports. */
import { readFileSync } from "node:fs";
import type { Main } from "../../engine/index.ts";
import { laptop } from "../../engine/shell/laptop.ts";
import { NoProgram, type Programs } from "../../engine/shell/programs.ts";
import type { Shell } from "../../engine/shell/shell.ts";

export interface Recorded {
  readonly typed: string;
  readonly exit: number | string;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

export function recorded(session: string): Readonly<Record<string, Recorded>> {
  const path = new URL(`../oracle/recordings/shell/${session}.json`, import.meta.url);
  const { said } = JSON.parse(readFileSync(path, "utf8")) as { said: Record<string, Recorded> };
  return said;
}

/** A line without what belongs to one run. */
export const plain = (line: string): string =>
  line
    .replace(/^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d /, "")
    .replace(/\b(app|driver)-\d{14}-(\d{4})/g, "$1-$2")
    .replace(/worker-\d{14}-([\w.]+)-\d+/g, "worker-$1")
    .replace(/blockmgr-[0-9a-f-]{36}/, "blockmgr-ID")
    .replace(/process name: \d+@/, "process name: PID@")
    .replace(/\/opt\/spark|SPARK_HOME/g, "/opt/spark")
    .replace(/JAVA_HOME/g, "/opt/java")
    .replace(/\broot, ?ann\b/g, "ann")
    .replace(/(?<=[:\s=@])(3[2-9]|[45]\d|60)\d{3}(?=\D|$)/g, "PORT")
    .replace(/after (\d+|t) ms \(\d+ ms spent/, "after t ms (0 ms spent")
    .replace(/\btook [\d.]+ s/g, "took t s")
    .replace(/(finished|failed) in [\d.]+ s/g, "$1 in t s")
    .replace(/ in \d+ ms on/g, " in t ms on")
    .replace(/\b\d+ bytes\b/g, "n bytes")
    .replace(/\bat [\w-]+\.(ts|scala):\d+/g, "at FILE:N")
    .replace(/(KILLED exitStatus) \d+/, "$1 n")
    .trimEnd();

/** What the engine has no counterpart of: jars, blocks with their sizes, the Java of that day. */
export const beyondUs = (line: string): boolean =>
  /^INFO (SparkContext: ?$|SparkContext: Added JAR|MemoryStore: Block |BlockManagerInfo: |SparkContext: Created broadcast|ShutdownHookManager: Deleting)/.test(
    line,
  );

/** How many lines of both, in the same order, are the same. */
export function inCommon(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, () => 0);
  for (const line of a) {
    const row = [0];
    b.forEach((other, at) =>
      row.push(
        line === other
          ? (before[at] as number) + 1
          : Math.max(before[at + 1] as number, row[at] as number),
      ),
    );
    before = row;
  }
  return before.at(-1) as number;
}

export interface Typist {
  readonly shell: Shell;
  /** What was printed so far. */
  readonly lines: string[];
}

const HOME = "/home/ann";

/** A shell whose programs are given, by the names of their files. */
export function typist(
  programs: (shell: () => Shell) => Readonly<Record<string, Main<unknown>>>,
  options: { readonly hostsFile?: string } = {},
): Typist {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const mains = programs(() => shell);
  const table: Programs = {
    load: (path) => {
      const main = mains[path.split("/").at(-1) ?? ""];
      return main === undefined
        ? Promise.reject(new NoProgram(`${path} exports no main`))
        : Promise.resolve(main);
    },
    repl: () => (line) => Promise.resolve(`res0 = ${line}`),
  };
  const shell: Shell = laptop({
    terminal: { out: write, err: write },
    programs: table,
    lent: {
      read: (path) => (mains[path.split("/").at(-1) ?? ""] === undefined ? undefined : "a program"),
      list: (folder) =>
        folder === HOME ? Object.keys(mains).map((name) => `${HOME}/${name}`) : [],
    },
    simulation: { seed: 7 },
    ...options,
  });
  return { shell, lines };
}

/** The count of the recorded sessions. */
export const counting =
  (shell: () => Shell): Main<void> =>
  async (spark, ...rest) => {
    const words = rest[0] as unknown as readonly string[];
    const sc = spark.sparkContext;
    const count = (): Promise<number> =>
      sc.parallelize(Array.from({ length: 1000 }, (_, i) => i + 1)).count();
    const say = (text: string): void => shell().network.printed(text);
    say(`DEFAULT PARALLELISM ${sc.defaultParallelism()}`);
    say(`COUNT ${await count()}`);
    if (Number(words[0] ?? 0) > 0) {
      await spark.sleep(Number(words[0]) * 1000);
      say(`COUNT ${await count()}`);
    }
    if (/^\d+$/.test(words[1] ?? "")) throw new Error(`exit ${words[1]}`);
  };
