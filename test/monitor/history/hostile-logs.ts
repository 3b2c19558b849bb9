/**
 * Logs that mean harm, or are merely broken: each lies in a folder beside a healthy one. What is expected of all: the server lives, the healthy log's
 * figures are right, nothing is written or run, answers stay JSON or a line. Left out on purpose: what the file system itself forbids.
 */
import { hostileBytes, type HostileLog } from "./hostile-bytes.ts";
import {
  applicationStart,
  environment,
  event,
  healthy,
  jobStart,
  stageInfo,
  taskEnd,
  taskMetrics,
} from "./log-lines.ts";

const among = (id: string, ...lines: readonly string[]): Readonly<Record<string, string>> => ({
  log: healthy(id, lines),
});

const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

export const hostileLogs: readonly HostileLog[] = [
  {
    name: "arrays a hundred thousand deep",
    files: among("app", nested(100_000, "[", "]"), `{"Event":${nested(100_000, "[", "]")}}`),
    listedAs: "app",
  },
  {
    name: "objects deeper than Jackson reads, with a long in them",
    files: among(
      "app",
      `{"Event":"SparkListenerTaskEnd","a":9007199254740993,"b":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`,
    ),
    listedAs: "app",
  },
  {
    name: "a line of 100 MB",
    files: among("app", `{"Event":"SparkListenerTaskEnd","x":"${"a".repeat(100_000_000)}"}`),
    listedAs: "app",
  },
  {
    name: "__proto__ as a key",
    files: {
      log: healthy("app", [
        `{"Event":"SparkListenerEnvironmentUpdate","__proto__":{"polluted":"yes"},"JVM Information":{"__proto__":"x"},"Spark Properties":{"__proto__":"y","constructor":"z"},"System Properties":{},"Classpath Entries":{"__proto__":"w"}}`,
        `{"__proto__":{"Event":"SparkListenerApplicationEnd"},"Event":"SparkListenerUnknown"}`,
        `{"Event":"__proto__"}`,
        `{"Event":"constructor"}`,
        `{"Event":"SparkListenertoString"}`,
      ]),
    },
    listedAs: "app",
  },
  {
    name: "__proto__ as an executor, a reason and a property",
    files: among(
      "app",
      event("ExecutorAdded", {
        Timestamp: 1,
        "Executor ID": "__proto__",
        "Executor Info": {
          Host: "__proto__",
          "Total Cores": 1,
          "Log Urls": { ["__proto__"]: "x" },
        },
      }),
      jobStart(7, [], { ["__proto__"]: "x", "spark.job.description": "constructor" }),
    ),
    listedAs: "app",
  },
  {
    name: "script in names",
    files: {
      log: healthy("<script>alert(1)</script>").replace(
        "an application",
        "</title><img src=x onerror=alert(1)>",
      ),
    },
    listedAs: "<script>alert(1)</script>",
  },
  {
    name: "a way out of the folder as an id",
    files: among("../../../../etc/passwd"),
    listedAs: "../../../../etc/passwd",
  },
  {
    name: "ends of lines and quotes in an id",
    files: among('a\r\nSet-Cookie: x=1\r\n\r\n"'),
    listedAs: 'a\r\nSet-Cookie: x=1\r\n\r\n"',
  },
  { name: "a zero byte in an id", files: among("a\u0000b"), listedAs: "a\u0000b" },
  ...hostileBytes,
  {
    name: "no text at all",
    files: { log: Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7919) & 0xff) },
  },
  {
    name: "what is no UTF-8",
    files: {
      log: Buffer.concat([
        Buffer.from([0xff, 0xfe, 0x80, 10]),
        Buffer.from(healthy("app")),
        Buffer.from([0xc3, 0x28]),
      ]),
    },
    listedAs: "app",
  },
  { name: "cut off in the midst of a line", files: { log: healthy("app").slice(0, -40) } },
  {
    name: "numbers that are none",
    files: among(
      "app",
      taskEnd(0, 5, { "Task Metrics": taskMetrics("100") }),
      taskEnd(0, 6, { "Task Metrics": taskMetrics(null) }),
      taskEnd(0, 7, { "Task Metrics": taskMetrics([1]) }),
      event("TaskEnd", { "Stage ID": 0 }).replace("}", ',"Task Info":NaN}'),
      event("JobEnd", { "Job ID": "0" }),
    ),
    listedAs: "app",
  },
  {
    name: "numbers larger than any",
    files: among(
      "app",
      event("UnpersistRDD", { "RDD ID": 0 }).replace(":0}", ":99999999999999999999999999}"),
      event("UnpersistRDD", { "RDD ID": 0 }).replace(":0}", ":1e400}"),
      event("UnpersistRDD", { "RDD ID": 0 }).replace(":0}", `:${"9".repeat(100_000)}}`),
    ),
    listedAs: "app",
  },
  {
    name: "instants that no calendar has",
    files: {
      log: healthy("app"),
      far: [
        environment(),
        applicationStart("far", { Timestamp: 0 }).replace(
          '"Timestamp":0',
          '"Timestamp":9223372036854775807',
        ),
        "",
      ].join("\n"),
      early: [environment(), applicationStart("early", { Timestamp: -8e17 }), ""].join("\n"),
    },
    listedAs: "app",
  },
  {
    name: "ends without beginnings, and everything twice",
    files: among(
      "app",
      taskEnd(3, 77),
      event("StageCompleted", { "Stage Info": stageInfo(99, 5) }),
      event("JobEnd", {
        "Job ID": 44,
        "Completion Time": 1,
        "Job Result": { Result: "JobSucceeded" },
      }),
      event("ExecutorRemoved", { Timestamp: 1, "Executor ID": "nobody", "Removed Reason": "none" }),
      event("UnpersistRDD", { "RDD ID": 12 }),
    ),
    listedAs: "app",
  },
  {
    name: "events and ends that nobody knows",
    files: among(
      "app",
      event("NeverHeardOf", { a: 1 }),
      '{"Event":"java.lang.Runtime","command":"rm -rf /"}',
      taskEnd(0, 5, { "Task End Reason": { Reason: "Abducted" } }),
      taskEnd(0, 6, { "Task End Reason": null }),
      "[]",
      "null",
      "7",
      '""',
      "{}",
    ),
    listedAs: "app",
  },
  {
    name: "three thousand stages in one job",
    files: among(
      "app",
      jobStart(
        3,
        Array.from({ length: 3000 }, (_, id) => stageInfo(id + 10, 1)),
      ),
    ),
    listedAs: "app",
  },
  {
    name: "rolled logs with gaps and without a status",
    files: {
      log: healthy("app"),
      "eventlog_v2_gap/appstatus_gap": "",
      "eventlog_v2_gap/events_1_gap": `${environment()}\n${applicationStart("gap")}\n`,
      "eventlog_v2_gap/events_3_gap": "{}",
      "eventlog_v2_gap/events_99999999999999999999_gap": "{}",
      "eventlog_v2_none/events_1_none": "{}",
      "eventlog_v2_empty/appstatus_empty": "",
    },
    listedAs: "app",
  },
  {
    name: "nothing, and a million empty lines",
    files: { empty: "", lines: "\n".repeat(1_000_000), log: healthy("app") },
    listedAs: "app",
  },
  {
    name: "two logs that say they are the same attempt, and one without an id",
    files: {
      one: healthy("app"),
      two: healthy("app"),
      three: [
        environment(),
        event("ApplicationStart", { "App Name": "x", Timestamp: 1, User: "y" }),
        "",
      ].join("\n"),
    },
    listedAs: "app",
  },
  {
    name: "half a pair of surrogates and control characters in texts",
    files: among(
      "app",
      jobStart(5, [stageInfo(50, 1, { "Stage Name": "\ud800\u0007\u2028", Details: "\udfff" })]),
    ),
    listedAs: "app",
  },
];
