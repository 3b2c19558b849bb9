/**
 * Names that would like to be markup, addresses that would like to be scripts, keys that would like to be prototypes: on every page they are text. A page is read as XML,
 * and holds no element and no attribute but those that our templates have. In Spark: SPARK-31967 and its like.
 */
import { expect, test } from "vitest";
import { historyPage, pageAskedBy, plainPage } from "../../../engine/monitor/ui/history-web.ts";
import { replayText } from "../../../engine/monitor/history/replay.ts";
import type { ApplicationRow } from "../../../engine/monitor/rest/applications.ts";
import type { Query } from "../../../engine/monitor/rest/query.ts";
import { treeOf } from "./seen.ts";

const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>\u0000&amp;\ud800__proto__`;

const level = { "Use Disk": false, "Use Memory": true, Deserialized: true, Replication: 1 };
const stage = {
  "Stage ID": 0,
  "Stage Attempt ID": 0,
  "Stage Name": evil,
  "Number of Tasks": 2,
  "RDD Info": [
    {
      "RDD ID": 7,
      Name: evil,
      Scope: JSON.stringify({ id: "1", name: evil }),
      "Storage Level": level,
      "Number of Partitions": 2,
      "Parent IDs": [7, "x", 99],
    },
  ],
  "Parent IDs": [],
  Details: evil,
  "Submission Time": 1000,
  Accumulables: [{ ID: 1, Name: evil, Value: evil }],
};
const task = (id: number) => ({
  "Task ID": id,
  Index: id,
  Attempt: 0,
  "Launch Time": 1000,
  "Executor ID": evil,
  Host: evil,
  Locality: evil,
  Speculative: true,
  "Getting Result Time": 0,
  "Finish Time": 2000,
  Failed: id > 0,
  Killed: false,
  Accumulables: [{ ID: 1, Name: evil, Update: evil, Value: evil }],
});
const failed = {
  Reason: "ExceptionFailure",
  "Class Name": evil,
  Description: evil,
  "Stack Trace": [],
  "Full Stack Trace": `${evil}\n${evil}`,
};
const log = [
  {
    Event: "SparkListenerApplicationStart",
    "App Name": evil,
    "App ID": evil,
    Timestamp: 1,
    User: evil,
  },
  {
    Event: "SparkListenerEnvironmentUpdate",
    "JVM Information": { "Java Home": evil },
    "Spark Properties": { [evil]: evil, __proto__x: evil },
    "System Properties": {},
    "Classpath Entries": { [evil]: evil },
  },
  {
    Event: "SparkListenerExecutorAdded",
    Timestamp: 2,
    "Executor ID": evil,
    "Executor Info": {
      Host: evil,
      "Total Cores": 2,
      "Log Urls": { [evil]: `javascript:alert("${evil}")`, ok: "http://h/a?b&c" },
    },
  },
  {
    Event: "org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart",
    executionId: 0,
    description: evil,
    details: evil,
    physicalPlanDescription: evil,
    time: 3,
  },
  {
    Event: "SparkListenerJobStart",
    "Job ID": 0,
    "Submission Time": 900,
    "Stage Infos": [stage],
    "Stage IDs": [0],
    Properties: {
      "spark.job.description": evil,
      "spark.jobGroup.id": evil,
      "spark.sql.execution.id": "0",
    },
  },
  {
    Event: "SparkListenerStageSubmitted",
    "Stage Info": stage,
    Properties: { "spark.job.description": evil },
  },
  { Event: "SparkListenerTaskStart", "Stage ID": 0, "Stage Attempt ID": 0, "Task Info": task(0) },
  { Event: "SparkListenerTaskStart", "Stage ID": 0, "Stage Attempt ID": 0, "Task Info": task(1) },
  {
    Event: "SparkListenerTaskEnd",
    "Stage ID": 0,
    "Stage Attempt ID": 0,
    "Task Type": evil,
    "Task End Reason": { Reason: "Success" },
    "Task Info": task(0),
  },
  {
    Event: "SparkListenerTaskEnd",
    "Stage ID": 0,
    "Stage Attempt ID": 0,
    "Task Type": evil,
    "Task End Reason": failed,
    "Task Info": task(1),
  },
  {
    Event: "SparkListenerBlockUpdated",
    "Block Updated Info": {
      "Block Manager ID": { "Executor ID": evil, Host: evil, Port: 1 },
      "Block ID": "rdd_7_0",
      "Storage Level": level,
      "Memory Size": 10,
      "Disk Size": 0,
    },
  },
  {
    Event: "SparkListenerStageCompleted",
    "Stage Info": { ...stage, "Completion Time": 3000, "Failure Reason": `${evil}\n${evil}` },
  },
  {
    Event: "SparkListenerJobEnd",
    "Job ID": 0,
    "Completion Time": 3000,
    "Job Result": { Result: "JobFailed", Exception: { Message: evil, "Stack Trace": [] } },
  },
  {
    Event: "org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd",
    executionId: 0,
    time: 9,
    errorMessage: `${evil}\n${evil}`,
  },
];
const store = replayText(log.map((line) => JSON.stringify(line)).join("\n"), { lastUpdate: 5000 });
/** As the list links to it; half a surrogate pair cannot stand in an address. */
const id = evil.replace("\ud800", "?");
const base = `/history/${encodeURIComponent(id)}/${encodeURIComponent(id)}`;
const applications: readonly ApplicationRow[] = [
  {
    id,
    name: evil,
    attempts: [
      {
        attemptId: id,
        startTime: 1,
        endTime: 9,
        lastUpdated: 9,
        duration: 8,
        sparkUser: evil,
        completed: true,
        appSparkVersion: evil,
      },
    ],
  },
];

const elements = new Set(
  "html head meta title link body nav a ul li main h3 h4 p strong div table thead tbody tr th td details summary pre svg g rect text line path polygon progress form input label button span sup".split(
    " ",
  ),
);
const attributes = new Set(
  "lang charset name content rel href class aria-label aria-current aria-hidden aria-sort scope tabindex role id title max value min type action method open width height viewBox x y x1 x2 y1 y2 rx d points text-anchor".split(
    " ",
  ),
);

type Tree = ReturnType<typeof treeOf>;

function* all(tree: Tree): Generator<Tree> {
  yield tree;
  for (const child of tree.children) if (typeof child !== "string") yield* all(child);
}

function check(body: string): number {
  const found = [...all(treeOf(body))].slice(1);
  for (const { name, attributes: own } of found) {
    expect(elements).toContain(name);
    for (const [key, value] of Object.entries(own)) {
      expect(attributes).toContain(key);
      if (key === "href" || key === "action") expect(value).toMatch(/^(\/|\?|#|https?:\/\/)/);
    }
  }
  return found.length;
}

const query: Query = [
  ["id", "0"],
  ["attempt", "0"],
  ["show", evil],
  [evil, evil],
  ["task.sort", evil],
  ["completedJob.pageSize", "1"],
];

test.each(
  "jobs jobs/job stages stages/stage storage environment executors SQL SQL/execution nothing __proto__ constructor".split(
    " ",
  ),
)("the page %s shows hostile names as text", (name) => {
  const asked = pageAskedBy(applications, `${base}/${name}/`);
  if (asked === undefined) throw new Error("no such application");
  const { body } = historyPage(asked, store, query, 10_000);
  expect(check(body)).toBeGreaterThan(10);
  expect(body).not.toMatch(/<script|onerror='/);
  if (!/nothing|proto|constructor/.test(name))
    expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

test("so does a cached RDD's page, and the list", () => {
  const asked = pageAskedBy(applications, `${base}/storage/rdd/`);
  if (asked === undefined) throw new Error("no such application");
  check(historyPage(asked, store, [["id", "7"]], 10_000).body);
  const [app] = applications;
  const both = app === undefined ? [] : [app, { ...app, id: evil }];
  const list = plainPage({ applications: both, directory: evil, now: 1 }, "/", query);
  expect(check(list?.body ?? "")).toBeGreaterThan(20);
});

test("an address of a log is a link only into the web", () => {
  const asked = pageAskedBy(applications, `${base}/executors/`);
  if (asked === undefined) throw new Error("no such application");
  const { body } = historyPage(asked, store, [], 10_000);
  expect(body).toContain('<a href="http://h/a?b&amp;c"');
  expect(body).not.toMatch(/href="javascript:/);
});
