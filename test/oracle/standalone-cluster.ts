/** A real standalone cluster on this machine: one Master, Workers on addresses of their own, so that they count as several hosts. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { freePort, getJson, start, stop, untilLine, type Running } from "./processes.ts";

/** What each Worker offers. */
export interface WorkerSize {
  readonly cores: number;
  readonly memory: string;
}

export interface StandaloneCluster {
  readonly url: string;
  /** Where the Master's pages are. */
  readonly web: string;
  readonly master: Running;
  readonly workers: Running[];
  /** What the Master's page answers under /json/. */
  state(): Promise<unknown>;
  addWorker(): Promise<Running>;
  stop(): Promise<void>;
}

export async function standaloneCluster(
  home: string,
  folder: string,
  workers: number,
  size: WorkerSize = { cores: 2, memory: "2g" },
): Promise<StandaloneCluster> {
  const [port, web] = [await freePort(), await freePort()];
  const master = start(
    home,
    "spark-class",
    `org.apache.spark.deploy.master.Master -h 127.0.0.1 -p ${port} --webui-port ${web}`.split(" "),
    folder,
  );
  await untilLine(master, /New state: ALIVE/);
  const url = `spark://127.0.0.1:${port}`;
  const running: Running[] = [];
  const page = `http://127.0.0.1:${web}`;
  const cluster: StandaloneCluster = {
    url,
    web: page,
    master,
    workers: running,
    state: () => getJson(`${page}/json/`),
    addWorker: async () => {
      const worker = startWorker(home, folder, url, running.length + 1, size);
      running.push(worker);
      await untilLine(worker, /Successfully registered with master/);
      return worker;
    },
    stop: async () => {
      for (const each of [...running, master]) if (isAlive(each)) await stop(each);
    },
  };
  for (let count = 0; count < workers; count++) await cluster.addWorker();
  return cluster;
}

/** Whether the process has not ended yet. */
export const isAlive = ({ child }: Running): boolean =>
  child.exitCode === null && child.signalCode === null;

function startWorker(
  home: string,
  folder: string,
  url: string,
  number: number,
  { cores, memory }: WorkerSize,
): Running {
  const host = `127.0.0.${number + 1}`;
  const work = join(folder, `work-${number}`);
  mkdirSync(work, { recursive: true });
  const args =
    `org.apache.spark.deploy.worker.Worker -h ${host} -c ${cores} -m ${memory} --webui-port 0 -d`.split(
      " ",
    );
  return start(home, "spark-class", [...args, work, url], folder, { SPARK_LOCAL_IP: host });
}
