/**
 * Records what spark-submit, drivers and executors do with an API server: `npm run oracle:kubernetes [names…]`. Needs SPARK_HOME and Java. One file a run in
 * recordings/kubernetes/.
 *
 * Said of a run: exit code, what spark-submit and the driver in its pod wrote, every request, what was posted, and what is left at the end.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { KubeApi, type KubeObject, type Refusal } from "./kube-api.ts";
import { KubeNode, type PodPlan } from "./kube-node.ts";
import { kubernetesText, linesOf, objectTold, requestTold } from "./kubernetes-normal.ts";
import { fileNameOf, kubernetesRuns, type KubernetesRun } from "./kubernetes-runs.ts";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { freePort, pause, sparkHomeOr, start, until } from "./processes.ts";
import { withoutMachine } from "./without-machine.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

function compiled(home: string, folder: string): string {
  const jar = join(folder, "on-kubernetes.jar");
  const source = join(here, "OnKubernetes.scala");
  execFileSync(
    "java",
    [
      "-cp",
      join(home, "jars", "*"),
      "scala.tools.nsc.Main",
      "-usejavacp",
      "-nowarn",
      "-d",
      jar,
      source,
    ],
    { stdio: "inherit" },
  );
  return jar;
}

const forbidden = (resource: string, verb: string): Refusal => ({
  verb,
  resource,
  code: 403,
  reason: "Forbidden",
  message: `${resource} is forbidden: User "system:serviceaccount:default:default" cannot ${verb === "POST" ? "create" : "patch"} resource "${resource}" in API group "" in the namespace "default"`,
});

function refusalsOf({ refuses }: KubernetesRun): Refusal[] {
  switch (refuses) {
    case "rights to pods":
    case "rights to executors":
      return [forbidden("pods", "POST")];
    case "rights to services":
      return [forbidden("services", "PATCH")];
    case "namespace":
      return [
        {
          verb: "POST",
          resource: "pods",
          code: 404,
          reason: "NotFound",
          message: 'namespaces "nowhere" not found',
        },
      ];
    default:
      return [];
  }
}

const roleOf = (pod: KubeObject): string => pod.metadata.labels?.["spark-role"] ?? "";
const planFor =
  (run: KubernetesRun) =>
  (pod: KubeObject): PodPlan => {
    if (roleOf(pod) === "driver") return run.driver;
    if (roleOf(pod) !== "executor") return "pretends";
    return run.except?.[pod.metadata.labels?.["spark-exec-id"] ?? ""] ?? run.executors;
  };

/** The pod and the service that a user of client mode makes for the driver. */
async function prepare(port: number): Promise<void> {
  const at = (resource: string): string =>
    `http://127.0.0.1:${port}/api/v1/namespaces/default/${resource}`;
  const labels = { mine: "driver" };
  const bodies = [
    [
      "pods",
      {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "the-driver", labels },
        spec: { containers: [{ name: "shell", image: "spark" }] },
      },
    ],
    [
      "services",
      {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "the-driver" },
        spec: { clusterIP: "None", selector: labels },
      },
    ],
  ] as const;
  for (const [resource, body] of bodies)
    await fetch(at(resource), { method: "POST", body: JSON.stringify(body) });
  await pause(1500);
}

interface Stage {
  readonly home: string;
  readonly folder: string;
  readonly jar: string;
}

function commandOf(run: KubernetesRun, stage: Stage, meet: string, port: number): string[] {
  const program = run.resource.endsWith(".jar") ? ["--class", "oracle.OnKubernetes"] : [];
  const isWritten = run.own.length > 0 || run.driver === "unscheduled";
  const own = isWritten ? run.own : [meet, String(run.awaits), String(run.patience), run.way];
  return [
    ...`--master k8s://http://127.0.0.1:${port} --deploy-mode ${run.mode}`.split(" "),
    ...program,
    ...(run.noImage === true ? [] : ["--conf", "spark.kubernetes.container.image=spark:3.5.3"]),
    ...(run.mode === "client" ? ["--conf", "spark.ui.enabled=false"] : []),
    ...run.words,
    run.mode === "client" ? stage.jar : run.resource,
    ...own,
  ];
}

async function breakIt(
  { breaks }: KubernetesRun,
  api: KubeApi,
  node: KubeNode,
  meet: string,
): Promise<void> {
  await until("the first job", () => existsSync(join(meet, "first")) || undefined);
  if (breaks === "driver pod deleted")
    return api.remove(api.pods().find((one) => roleOf(one) === "driver") as KubeObject);
  const pod = api
    .pods()
    .find(({ metadata }) => metadata.labels?.["spark-exec-id"] === "1") as KubeObject;
  if (breaks === "executor killed") node.processes.get(pod.metadata.name)?.kill("SIGKILL");
  else api.remove(pod);
  await until("another executor", () =>
    api
      .pods()
      .find(
        ({ metadata, status }) =>
          metadata.labels?.["spark-exec-id"] === "3" && status?.phase === "Running",
      ),
  );
  await pause(6000);
  writeFileSync(join(meet, "go"), "");
}

async function recorded(stage: Stage, run: KubernetesRun): Promise<Record<string, unknown>> {
  const meet = join(stage.folder, `meet-${run.name.replaceAll(/\W+/g, "-")}`);
  mkdirSync(meet, { recursive: true });
  const port = await freePort();
  const api = new KubeApi(refusalsOf(run));
  await api.listen(port);
  const node = new KubeNode(api, { ...stage, port, plan: planFor(run) });
  try {
    if (run.prepared === true) await prepare(port);
    const before = api.requests.length;
    const submitting = start(stage.home, "spark-submit", commandOf(run, stage, meet, port), meet);
    if (run.breaks !== undefined) await breakIt(run, api, node, meet);
    if (run.endsAfter !== undefined) {
      await until("the driver pod", () => api.pods()[0]);
      await pause(run.endsAfter * 1000);
      submitting.child.kill("SIGKILL");
    }
    const exit = await Promise.race([submitting.ended, pause(120_000).then(() => -2)]);
    if (exit === -2) submitting.child.kill("SIGKILL");
    await pause(1500);
    const driver = api.pods().find((pod) => roleOf(pod) === "driver")?.metadata.name ?? "";
    return told(api, before, exit, submitting.lines, node.logs.get(driver) ?? []);
  } finally {
    node.stop();
    await api.close();
  }
}

function told(
  api: KubeApi,
  before: number,
  exit: number,
  client: readonly string[],
  driver: readonly string[],
): Record<string, unknown> {
  const requests = api.requests.slice(before);
  const posted = requests.filter(
    ({ body, verb }) => body !== undefined && (verb === "POST" || verb === "PATCH"),
  );
  const began = posted[0]?.at ?? 0;
  return {
    exit,
    results: [...client, ...driver].filter((line) => line.startsWith("RESULT ")),
    requests: requests.map(requestTold),
    seconds: posted.map(({ at }) => Math.round((at - began) / 100) / 10),
    posted: posted.map(({ body }) => objectTold(body as KubeObject)),
    left: [...api.objects.values()].map(({ kind, metadata, status }) =>
      kubernetesText(
        [
          kind,
          metadata.name,
          status?.phase,
          metadata.labels?.["spark-exec-inactive"] === "true" ? "inactive" : "",
        ]
          .filter((word) => word !== undefined && word !== "")
          .join(" "),
      ),
    ),
    client: linesOf(client),
    driver: linesOf(driver),
  };
}

const home = sparkHomeOr("oracle:kubernetes");
const folder = mkdtempSync(join(tmpdir(), "kubernetes-"));
const wanted = process.argv.slice(2);
try {
  const stage = { home, folder, jar: compiled(home, folder) };
  mkdirSync(join(here, "recordings", "kubernetes"), { recursive: true });
  for (const run of kubernetesRuns) {
    if (wanted.length > 0 && !wanted.some((word) => run.name.startsWith(word))) continue;
    const what = await recorded(stage, run).catch((error: unknown) => {
      console.error(`${run.name}: ${String(error)}`);
    });
    if (what === undefined) continue;
    const text = withoutMachine(layOut({ spark: "3.5.3", run: run.name, ...what }), [folder]);
    const found = leaks(text);
    if (found.length > 0) console.error(`${run.name}: tells ${found.join(", ")}`);
    writeFileSync(join(here, "recordings", "kubernetes", fileNameOf(run.name)), text);
    console.log(`${run.name}: exit ${String(what["exit"])}`);
  }
} finally {
  if (process.env["KEEP"] === undefined) rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
