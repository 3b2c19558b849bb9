/** Logs, events and states of a recorded session without what belongs to one machine and one day. */

/** A text in which machines, ports, paths, times and ids of this day have become words; workers are numbered by their addresses. */
export const plainText = (text: string): string =>
  text
    .replace(/Spark home: .*/, "Spark home: SPARK_HOME")
    .replace(
      /worker-\d{14}-127\.0\.0\.(\d+)-\d+/g,
      (_, host: string) => `worker-${Number(host) - 1}`,
    )
    .replace(/\b(app|driver)-\d{14}-(\d{4})/g, "$1-$2")
    .replace(/\(TID \d+\)/g, "(TID n)")
    .replace(/\b(\w+) at [^\s:]+\.\w+:\d+/g, "$1 at <op>")
    .replace(/127\.0\.0\.1\b|localhost/g, "HOST")
    .replace(/127\.0\.0\.(\d+)/g, (_, host: string) => `worker-host-${Number(host) - 1}`)
    .replace(/(HOST|worker-host-\d):\d+/g, "$1:PORT")
    .replace(/(?:file:\/*|(?<![:/\w]))\/[^\s"',)]*\/([\w.-]+)/g, "<$1>")
    .replace(/timestamp \d+/g, "timestamp t")
    .replace(/, \d+, None\)/g, ", PORT, None)")
    .replace(/\b(in|took|after|finished in|for) [\d.]+ (ms|s|seconds)\b/g, "$1 t $2")
    .replace(/\b\d+@\S+/g, "PID@HOST")
    .replace(/port \d+/g, "port PORT")
    .replace(/\(estimated size.*\)|\(size: .*\)/g, "(size)")
    .replace(/\d+ bytes\b/g, "n bytes");

const logLine = /^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d (INFO|WARN|ERROR) ([^:]+): (.*)$/;

/** The lines of these loggers, in order: `INFO Master: Registering app two jobs`. */
export function logsSeen(lines: readonly string[], loggers: RegExp): string[] {
  return lines.flatMap((line) => {
    const [, level = "", logger = "", text = ""] = logLine.exec(line) ?? [];
    const tells = loggers.test(logger) && !/^(Launch [cC]ommand|OS info)/.test(text);
    return tells ? [`${level} ${logger}: ${plainText(text)}`.trimEnd()] : [];
  });
}

type Json = Readonly<Record<string, unknown>>;
const object = (value: unknown): Json =>
  value !== null && typeof value === "object" ? (value as Json) : {};

/** Lines of Spark's event log as one short text each: kind and what identifies it. */
export function eventsSeen(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const event = JSON.parse(line) as Json;
    const kind = String(event["Event"]).replace("SparkListener", "");
    const text = eventText(kind, event);
    return text === undefined ? [] : [plainText(`${kind} ${text}`.trim())];
  });
}

function eventText(kind: string, event: Json): string | undefined {
  const info = object(event["Task Info"]);
  const stage = object(event["Stage Info"]);
  const executor = object(event["Executor Info"]);
  const manager = object(event["Block Manager ID"]);
  switch (kind) {
    case "ApplicationStart":
      return `${String(event["App Name"])} ${String(event["App ID"])}`;
    case "ExecutorAdded":
      return `${String(event["Executor ID"])} on ${String(executor["Host"])} with ${String(executor["Total Cores"])} cores`;
    case "ExecutorRemoved":
      return `${String(event["Executor ID"])}: ${String(event["Removed Reason"])}`;
    case "BlockManagerAdded":
    case "BlockManagerRemoved":
      return `${String(manager["Executor ID"])} on ${String(manager["Host"])}`;
    case "JobStart":
      return `${String(event["Job ID"])} stages ${JSON.stringify(event["Stage IDs"])}`;
    case "JobEnd":
      return `${String(event["Job ID"])} ${String(object(event["Job Result"])["Result"])}`;
    case "StageSubmitted":
    case "StageCompleted":
      return `${String(stage["Stage ID"])}.${String(stage["Stage Attempt ID"])} tasks ${String(stage["Number of Tasks"])} ${(JSON.stringify(stage["Failure Reason"]) ?? "").split("\\n")[0]}`;
    case "TaskStart":
    case "TaskEnd": {
      const reason =
        kind === "TaskEnd" ? `: ${String(object(event["Task End Reason"])["Reason"])}` : "";
      return `${String(event["Stage ID"])}.${String(event["Stage Attempt ID"])} task ${String(info["Index"])}.${String(info["Attempt"])} on executor ${String(info["Executor ID"])} ${String(info["Locality"])}${reason}`;
    }
    case "LogStart":
      return String(event["Spark Version"]);
    case "ApplicationEnd":
    case "ResourceProfileAdded":
    case "EnvironmentUpdate":
      return "";
    default:
      return undefined;
  }
}

const dropped = new Set([
  "starttime",
  "submitdate",
  "duration",
  "lastheartbeat",
  "webuiaddress",
  "port",
  "user",
  "resources",
  "resourcesused",
  "resourcesfree",
  "resourcesperexecutor",
  "resourcesperslave",
]);

/** The Master's /json/ without times, ports and users. */
export function stateSeen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => stateSeen(each));
  if (value === null || typeof value !== "object")
    return typeof value === "string" ? plainText(value) : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !dropped.has(key))
      .map(([key, each]) => [key, stateSeen(each)]),
  );
}
