/**
 * What spark-submit says of a command line with --verbose, read from its output.
 *
 * In Spark: SparkSubmitArguments.toString and the lists that SparkSubmit prints before it starts something. Left out on purpose: lines of logs.
 */

export interface SubmitTold {
  /** Undefined: it was stopped while it reached for a cluster. */
  readonly exit?: number;
  /** The first line of its complaint. */
  readonly error?: string;
  readonly warnings: readonly string[];
  /** The arguments as it understood them; those without a value are left away. */
  readonly parsed?: Readonly<Record<string, string>>;
  /** What it is about to start, and with what. */
  readonly mainClass?: string;
  readonly arguments?: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
  readonly classpath?: readonly string[];
}

const complaint = /^(?:Error: |Exception in thread|Invalid maximum heap size|Invalid initial heap)/;

export function toldBy(output: string, exit: number | undefined): SubmitTold {
  const lines = output.split("\n");
  const error = lines.find((line) => complaint.test(line));
  const warnings = [...new Set(lines.filter((line) => line.startsWith("Warning: ")))];
  const parsed = parsedIn(lines);
  const main = lines.indexOf("Main class:");
  const prepared = main < 0 ? {} : preparedIn(lines.slice(main));
  return {
    ...(exit === undefined ? {} : { exit }),
    ...(error === undefined ? {} : { error: error.replaceAll(/\s+$/g, "") }),
    warnings,
    ...(parsed === undefined ? {} : { parsed }),
    ...prepared,
  };
}

function parsedIn(lines: readonly string[]): Record<string, string> | undefined {
  const start = lines.indexOf("Parsed arguments:");
  if (start < 0) return undefined;
  const parsed: Record<string, string> = {};
  for (const line of lines.slice(start + 1)) {
    const [, name = "", value = ""] = /^ {2}(\w+) +(.*)$/.exec(line) ?? [];
    if (name === "") break;
    if (value !== "null" && value !== "[]" && name !== "verbose") parsed[name] = value;
  }
  return parsed;
}

function preparedIn(lines: readonly string[]): Partial<SubmitTold> {
  const list = (title: string, until: string): string[] => {
    const from = lines.indexOf(title) + 1;
    const to = until === "" ? lines.indexOf("", from) : lines.indexOf(until, from);
    return lines.slice(from, to).filter((line) => line !== "");
  };
  const pairs = list("Spark config:", "Classpath elements:").flatMap((line) => {
    const [, key = "", value = ""] = /^\(([^,]*),(.*)\)$/.exec(line) ?? [];
    return key === "" || key === "spark.app.submitTime" ? [] : [[key, value] as const];
  });
  return {
    mainClass: list("Main class:", "Arguments:")[0] ?? "",
    arguments: list("Arguments:", "Spark config:"),
    config: Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    classpath: list("Classpath elements:", ""),
  };
}
