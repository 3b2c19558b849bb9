/** Which pages of the History Server are recorded, over the logs of test/monitor/logs. Not Spark's. */

const local = "local-1795277126168";
const cluster = "app-20261121160558-0000";
const excluded = "app-20261121160920-0000";
const sql = "local-1795277277115";
const killed = "local-1795277325247";

const of = (app: string, paths: readonly string[]): readonly string[] =>
  paths.map((path) => `/history/${app}/${path}`);

const alike = ["jobs/", "stages/", "storage/", "environment/", "executors/"];

const stage = (id: number, attempt = 0): string => `stages/stage/?id=${id}&attempt=${attempt}`;

export const pageCases: readonly string[] = [
  "/",
  "/?showIncomplete=true",
  ...of(local, [
    ...alike,
    "jobs/job/?id=0",
    "jobs/job/?id=2",
    "jobs/job/?id=5",
    "jobs/job/?id=8",
    "jobs/job/?id=99",
    stage(0),
    stage(1),
    stage(2),
    stage(6),
    stage(8),
    stage(9),
    stage(10),
    stage(99),
    "storage/rdd/?id=5",
    "jobs/?completedJob.sort=Description&completedJob.desc=false",
    "stages/?completedStage.sort=Duration&completedStage.desc=true&completedStage.pageSize=3&completedStage.page=2",
  ]),
  ...of(cluster, [...alike, stage(1), stage(3), stage(4), stage(5, 1), stage(6), "jobs/job/?id=3"]),
  ...of(excluded, ["executors/", stage(0)]),
  ...of(sql, ["jobs/", "SQL/", "SQL/execution/?id=0", "SQL/execution/?id=3", stage(0), stage(2)]),
  ...of(killed, ["jobs/", "stages/", stage(1)]),
];
