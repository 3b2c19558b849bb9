/**
 * What a History Server is asked about each of its applications, and what it said. In Spark: the cases of HistoryServerSuite. The same: paths, lists
 * with filters, pages, sorting, quantiles, refusals. Left out on purpose: pages of HTML; of those only the status is kept.
 */
import { until } from "./processes.ts";

/** The text of each answer by its path: JSON as it came, so that every digit of a long stays. */
export type Told = ReadonlyMap<string, string>;
type Row = Readonly<Record<string, unknown>>;

const lists = [
  ..."jobs jobs?status=running jobs?status=failed&status=succeeded jobs?status= jobs/99999".split(
    " ",
  ),
  ..."jobs/99999999999 stages stages?status=failed stages?status=bad executors allexecutors".split(
    " ",
  ),
  ..."stages?status=skipped&status=pending&status=active stages?details=true&taskStatus=failed".split(
    " ",
  ),
  ..."stages?details=true&taskStatus=killed&taskStatus=running storage/rdd storage/rdd/99".split(
    " ",
  ),
  ..."environment allmiscellaneousprocess executors/driver/threads executors/x/threads 7 7/jobs".split(
    " ",
  ),
  ..."jobs/abc stages/abc stages/99999 stages/0/99".split(" "),
];

const ofStage = [
  ..."?details=false&withSummaries=true&quantiles=0.9,0,0.33 /taskSummary".split(" "),
  ..."/taskSummary?quantiles=2,-1,0.5 /taskSummary?quantiles=0.5,x /taskList?length=5".split(" "),
  ..."/taskList?sortBy=runtime&offset=1&length=4 /taskList?sortBy=-runtime&length=3".split(" "),
  ..."/taskList?status=failed&status=killed /taskList?offset=-2&length=2 /taskList?length=0".split(
    " ",
  ),
  ..."/taskList?status=success&sortBy=DECREASING_RUNTIME&offset=1&length=2 /taskList?sortBy=x".split(
    " ",
  ),
  ..."/taskList?status=success&offset=2&length=2147483647 /taskList?offset=x".split(" "),
];

const ofAll = [
  ..."?limit=3 ?limit=0 ?limit=x ?status=running ?status=completed ?status=x ?minDate=x".split(" "),
  ..."?maxDate=2015-02-10 ?minDate=2015-02-10 ?maxEndDate=2015-05-06T13:03:00.950GMT".split(" "),
  "?minDate=2026-13-40",
];

/** The answers by path, pages of HTML as their status alone. */
export async function askEverything(root: string, applications: number): Promise<Told> {
  const told = new Map<string, string>();
  const ask = async (path: string): Promise<unknown> => {
    const response = await fetch(`${root}${path}`);
    const type = response.headers.get("content-type") ?? "";
    const body = await response.text();
    const isPage = type.startsWith("text/html");
    const refusal = { __http: response.status, ...(isPage ? {} : { __body: body }) };
    told.set(path, response.status === 200 ? body : JSON.stringify(refusal));
    return response.status === 200 ? (JSON.parse(body) as unknown) : refusal;
  };
  const listed = await until("all applications in the list", async () => {
    const found = (await ask("/applications").catch(() => [])) as readonly Row[];
    return found.length >= applications ? found : undefined;
  });
  for (const query of ofAll) await ask(`/applications${query}`);
  for (const path of ["/version", "/nope", "/applications/nope", "/applications/nope/jobs"])
    await ask(path);
  for (const { id } of listed) await askAbout(`/applications/${String(id)}`, ask);
  return told;
}

async function askAbout(app: string, ask: (path: string) => Promise<unknown>): Promise<void> {
  await ask(app);
  for (const path of lists) await ask(`${app}/${path}`);
  const jobs = (await ask(`${app}/jobs`)) as readonly Row[];
  for (const { jobId } of some(jobs, 4)) await ask(`${app}/jobs/${String(jobId)}`);
  for (let rdd = 0; rdd < 6; rdd += 1) await ask(`${app}/storage/rdd/${rdd}`);
  const stages = (await ask(`${app}/stages`)) as readonly Row[];
  for (const { stageId } of some(stages, 40)) await ask(`${app}/stages/${String(stageId)}`);
  for (const stage of chosen(stages)) {
    const path = `${app}/stages/${String(stage["stageId"])}`;
    for (const end of ofStage) await ask(`${path}/${String(stage["attemptId"])}${end}`);
  }
}

/** Stages in which something happened, and a few others. */
const chosen = (stages: readonly Row[]): readonly Row[] => {
  const eventful = stages.filter(
    (stage) =>
      Number(stage["numFailedTasks"]) + Number(stage["numKilledTasks"]) > 0 ||
      Number(stage["numActiveTasks"]) > 0,
  );
  return [...new Set([...some(eventful, 12), ...some(stages, 5)])];
};

/** So many of a list, spread over it. */
const some = <T>(list: readonly T[], count: number): readonly T[] => {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, at) => at % step === 0).slice(0, count);
};
