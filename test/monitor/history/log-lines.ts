/** Lines of small event logs for tests, as Spark 3.5 writes them where it matters. In Spark: JsonProtocol. Left out: fields that no answer needs. */

/** The list begins with 2010, as in Spark. */
export const BEGUN = 1_795_000_000_000;

type Fields = Readonly<Record<string, unknown>>;

const level = {
  "Use Disk": false,
  "Use Memory": false,
  Deserialized: false,
  Replication: 1,
};

export const event = (name: string, fields: Fields = {}): string =>
  JSON.stringify({ Event: `SparkListener${name}`, ...fields });

export const environment = (spark: Fields = {}): string =>
  event("EnvironmentUpdate", {
    "JVM Information": { "Java Home": "/opt/java" },
    "Spark Properties": spark,
    "System Properties": {},
    "Classpath Entries": {},
  });

export const applicationStart = (id: string, fields: Fields = {}): string =>
  event("ApplicationStart", {
    "App Name": "an application",
    "App ID": id,
    Timestamp: BEGUN + 1000,
    User: "somebody",
    ...fields,
  });

export const applicationEnd = (at = BEGUN + 9000): string =>
  event("ApplicationEnd", { Timestamp: at });

export const stageInfo = (id: number, numTasks: number, fields: Fields = {}): Fields => ({
  "Stage ID": id,
  "Stage Attempt ID": 0,
  "Stage Name": `stage ${id}`,
  "Number of Tasks": numTasks,
  "RDD Info": [
    {
      "RDD ID": id,
      Name: "rdd",
      "Storage Level": level,
      "Number of Partitions": numTasks,
      "Number of Cached Partitions": 0,
      "Memory Size": 0,
      "Disk Size": 0,
    },
  ],
  Details: "",
  Accumulables: [],
  ...fields,
});

export const jobStart = (id: number, stages: readonly Fields[], properties: Fields = {}): string =>
  event("JobStart", {
    "Job ID": id,
    "Submission Time": BEGUN + 2000,
    "Stage Infos": stages,
    "Stage IDs": stages.map((stage) => stage["Stage ID"]),
    Properties: properties,
  });

export const jobEnd = (id: number): string =>
  event("JobEnd", {
    "Job ID": id,
    "Completion Time": BEGUN + 8000,
    "Job Result": { Result: "JobSucceeded" },
  });

const taskInfo = (id: number, fields: Fields): Fields => ({
  "Task ID": id,
  Index: id,
  Attempt: 0,
  "Launch Time": BEGUN + 3000,
  "Executor ID": "driver",
  Host: "localhost",
  Locality: "PROCESS_LOCAL",
  Speculative: false,
  "Getting Result Time": 0,
  "Finish Time": 0,
  Failed: false,
  Killed: false,
  Accumulables: [],
  ...fields,
});

export const taskStart = (stage: number, id: number): string =>
  event("TaskStart", { "Stage ID": stage, "Stage Attempt ID": 0, "Task Info": taskInfo(id, {}) });

export const taskMetrics = (runTime: unknown): Fields => ({
  "Executor Deserialize Time": 1,
  "Executor Run Time": runTime,
  "Result Size": 10,
  "JVM GC Time": 0,
  "Result Serialization Time": 0,
  "Memory Bytes Spilled": 0,
  "Disk Bytes Spilled": 0,
});

export const taskEnd = (
  stage: number,
  id: number,
  fields: Fields = {},
  info: Fields = {},
): string =>
  event("TaskEnd", {
    "Stage ID": stage,
    "Stage Attempt ID": 0,
    "Task Type": "ResultTask",
    "Task End Reason": { Reason: "Success" },
    "Task Info": taskInfo(id, { "Finish Time": BEGUN + 3100, ...info }),
    "Task Metrics": taskMetrics(100),
    ...fields,
  });

/** An application with one job of one stage, whose sums are known: two tasks of 100 ms each. */
export const healthy = (id: string, between: readonly string[] = []): string =>
  [
    event("LogStart", { "Spark Version": "3.5.3" }),
    environment(),
    applicationStart(id),
    jobStart(0, [stageInfo(0, 2)]),
    event("StageSubmitted", {
      "Stage Info": stageInfo(0, 2, { "Submission Time": BEGUN + 2500 }),
      Properties: {},
    }),
    taskStart(0, 0),
    taskStart(0, 1),
    ...between,
    taskEnd(0, 0),
    taskEnd(0, 1),
    event("StageCompleted", {
      "Stage Info": stageInfo(0, 2, {
        "Submission Time": BEGUN + 2500,
        "Completion Time": BEGUN + 7000,
      }),
    }),
    jobEnd(0),
    applicationEnd(),
    "",
  ].join("\n");
