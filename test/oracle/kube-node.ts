/**
 * The node beneath the recorder's API server: it does with pods what their plan says, and starts the processes of containers as the image's entry point does.
 *
 * In Kubernetes: scheduler and kubelet; in Spark's image: entrypoint.sh. A container's exit code becomes its pod's phase. Left out on purpose: images, networks, cgroups: processes run
 * on this machine, so the driver's service is this machine, too.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KubeApi, KubeObject } from "./kube-api.ts";
import { pause } from "./processes.ts";

/** What becomes of pods of some role. */
export type PodPlan =
  /** Its process is started. */
  | "runs"
  /** No node has room. */
  | "unscheduled"
  /** The image is not to be had. */
  | "no-image"
  /** It is said to run, without a process, until somebody deletes it. */
  | "pretends";

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
}

export interface NodeOptions {
  readonly home: string;
  /** Where processes write. */
  readonly folder: string;
  /** The application's jar, which stands at /opt/spark/app.jar in the image. */
  readonly jar: string;
  readonly port: number;
  readonly plan: (pod: KubeObject) => PodPlan;
}

export class KubeNode {
  readonly processes = new Map<string, ChildProcess>();
  readonly logs = new Map<string, string[]>();
  readonly #api: KubeApi;
  readonly #options: NodeOptions;

  constructor(api: KubeApi, options: NodeOptions) {
    this.#api = api;
    this.#options = options;
    api.onPod = (pod) => void this.#take(pod);
    api.onDelete = (pod) => {
      const process = this.processes.get(pod.metadata.name);
      if (process?.exitCode === null && process.signalCode === null) process.kill("SIGTERM");
      else return false;
      return true;
    };
  }

  async #take(pod: KubeObject): Promise<void> {
    const plan = this.#options.plan(pod);
    const container = containerOf(pod);
    await pause(300);
    if (plan === "unscheduled")
      return this.#api.changed(pod, ({ status }) =>
        Object.assign(status as object, {
          conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable" }],
        }),
      );
    this.#state(pod, "Pending", { waiting: { reason: "ContainerCreating" } });
    await pause(500);
    if (plan === "no-image") {
      this.#state(pod, "Pending", { waiting: { reason: "ErrImagePull" } });
      await pause(1500);
      return this.#state(pod, "Pending", { waiting: { reason: "ImagePullBackOff" } });
    }
    while (!this.#hasConfigMaps(pod)) await pause(200);
    if (![...this.#api.objects.values()].includes(pod)) return;
    this.#state(pod, "Running", { running: { startedAt: new Date().toISOString() } });
    if (plan === "runs") this.#start(pod, container);
  }

  /** A container does not start before everything that it mounts is there. */
  #hasConfigMaps(pod: KubeObject): boolean {
    const { volumes = [] } = pod["spec"] as {
      readonly volumes?: readonly { readonly configMap?: { readonly name: string } }[];
    };
    const maps = volumes.flatMap(({ configMap }) => configMap?.name ?? []);
    return maps.every((name) =>
      [...this.#api.objects.keys()].some((key) => key.endsWith(`/configmaps/${name}`)),
    );
  }

  #state(pod: KubeObject, phase: string, state: Record<string, unknown>): void {
    const { name, image } = containerOf(pod);
    this.#api.changed(pod, ({ status }) =>
      Object.assign(status as object, { phase, containerStatuses: [{ name, image, state }] }),
    );
  }

  #start(pod: KubeObject, container: Container): void {
    const { folder } = this.#options;
    const { name } = pod.metadata;
    const startedAt = new Date().toISOString();
    const env = Object.fromEntries(container.env.map(({ name: key, value = "" }) => [key, value]));
    const [program, words] =
      container.args[0] === "driver" ? this.#driver(container, pod) : this.#executor(env, name);
    const local = join(folder, "local", name);
    mkdirSync(local, { recursive: true });
    const lines: string[] = [];
    this.logs.set(name, lines);
    const child = spawn(program, words, {
      cwd: local,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...env,
        SPARK_HOME: this.#options.home,
        SPARK_LOCAL_IP: "127.0.0.1",
        SPARK_CONF_DIR: local,
      },
    });
    this.processes.set(name, child);
    for (const stream of [child.stdout, child.stderr]) {
      let rest = "";
      stream.on("data", (data: Buffer) => {
        const parts = (rest + data.toString("utf8")).split("\n");
        rest = parts.pop() ?? "";
        lines.push(...parts);
      });
    }
    child.on("close", (code, signal) => {
      // An emptyDir ends with its pod.
      rmSync(env["SPARK_LOCAL_DIRS"] ?? local, { recursive: true, force: true });
      const exitCode = code ?? (signal === "SIGKILL" ? 137 : 143);
      const finishedAt = new Date().toISOString();
      const reason = exitCode === 0 ? "Completed" : "Error";
      this.#state(pod, exitCode === 0 ? "Succeeded" : "Failed", {
        terminated: { exitCode, reason, startedAt, finishedAt },
      });
      if (pod.metadata.deletionTimestamp !== undefined) this.#api.gone(pod);
    });
  }

  /** entrypoint.sh driver …: spark-submit in client mode, with the settings of its config map. */
  #driver({ args }: Container, pod: KubeObject): [string, string[]] {
    const { home, folder, jar, port } = this.#options;
    const uid = pod.metadata.uid ?? "";
    const map = [...this.#api.objects.values()].find(
      ({ kind, metadata }) => kind === "ConfigMap" && JSON.stringify(metadata).includes(uid),
    );
    const text = (map?.["data"] as Record<string, string> | undefined)?.["spark.properties"] ?? "";
    const file = join(folder, `${pod.metadata.name}.properties`);
    const inImage = (words: string): string =>
      words.replaceAll(/local(\\?):\/+opt\/spark\/app\.jar/g, `local$1://${jar}`);
    writeFileSync(file, inImage(text));
    const own = [
      "spark.driver.bindAddress=127.0.0.1",
      "spark.driver.host=127.0.0.1",
      "spark.driver.port=0",
      "spark.driver.blockManager.port=0",
      `spark.kubernetes.driver.master=http://127.0.0.1:${port}`,
    ];
    const rest = args
      .slice(1)
      .map((word) => (word === "/opt/spark/conf/spark.properties" ? file : inImage(word)));
    return [
      join(home, "bin", "spark-submit"),
      [...own.flatMap((one) => ["--conf", one]), "--deploy-mode", "client", ...rest],
    ];
  }

  /** entrypoint.sh executor. */
  #executor(env: Readonly<Record<string, string>>, podName: string): [string, string[]] {
    const jars = join(this.#options.home, "jars");
    const options = Object.entries(env)
      .filter(([key]) => key.startsWith("SPARK_JAVA_OPT_"))
      .map(([, value]) => value);
    const memory = env["SPARK_EXECUTOR_MEMORY"] ?? "1g";
    const path = readdirSync(jars).length > 0 ? join(jars, "*") : jars;
    return [
      "java",
      [
        ...options,
        `-Xmx${memory}`,
        "-cp",
        path,
        "org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend",
        "--driver-url",
        env["SPARK_DRIVER_URL"] ?? "",
        "--executor-id",
        env["SPARK_EXECUTOR_ID"] ?? "",
        "--cores",
        env["SPARK_EXECUTOR_CORES"] ?? "",
        "--app-id",
        env["SPARK_APPLICATION_ID"] ?? "",
        "--hostname",
        "127.0.0.1",
        "--resourceProfileId",
        env["SPARK_RESOURCE_PROFILE_ID"] ?? "0",
        "--podName",
        podName,
      ],
    ];
  }

  /** Ends what still runs. */
  stop(): void {
    for (const child of this.processes.values()) if (child.exitCode === null) child.kill("SIGKILL");
  }
}

const containerOf = (pod: KubeObject): Container =>
  (pod["spec"] as { readonly containers: readonly Container[] }).containers[0] as Container;
