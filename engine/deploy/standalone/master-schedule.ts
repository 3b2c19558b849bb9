/**
 * Master.schedule: drivers in order of submission on a ring of workers, then executors application by application, in order of registration.
 * An application that cannot be placed is passed over, it blocks nobody. Rules D2.17–D2.28.
 */
import { frozen, KataFault } from "../../foundation/kata-fault.ts";
import { grantCores, type CoreRequest } from "./grant-cores.ts";
import type { Master } from "./master.ts";
import { placeOfDriver } from "./place-driver.ts";
import {
  coresFree,
  coresGranted,
  isFinished,
  memoryFree,
  type ApplicationInfo,
  type DriverInfo,
  type WorkerInfo,
} from "./records.ts";

export function scheduleDrivers(master: Master): void {
  const waiting = [...master.drivers.values()].filter((driver) => driver.state === "SUBMITTED");
  if (waiting.length === 0) return;
  const alive = [...master.workers.values()].filter((worker) => worker.state === "ALIVE");
  const ring = master.world.random(`master.drivers ${master.world.now()}`).shuffled(alive);
  let from = 0;
  for (const driver of waiting) {
    const order = [...ring.slice(from), ...ring.slice(0, from)];
    const place = placeOfDriver(driver.run.policies.placeDriver, {
      deployMode: "cluster",
      master: "standalone",
      program: "jvm",
      shell: false,
      driverCores: driver.cores,
      driverMemory: driver.memory,
      workers: order.map((worker) => ({
        id: worker.id,
        coresFree: coresFree(worker),
        memoryFree: memoryFree(worker),
      })),
    });
    if (place.on === "submitter")
      throw new KataFault("placeDriver", {
        en: "the Master was asked to place a driver of cluster mode, and was sent to the submitter",
        ko: "마스터가 클러스터 모드의 드라이버를 놓으려는데 답이 제출한 프로세스입니다",
      });
    const worker =
      place.on === "worker" ? order.find((candidate) => candidate.id === place.id) : undefined;
    if (worker === undefined) continue;
    from = (ring.indexOf(worker) + 1) % ring.length;
    launchDriver(master, driver, worker);
  }
}

function launchDriver(master: Master, driver: DriverInfo, worker: WorkerInfo): void {
  worker.coresUsed += driver.cores;
  worker.memoryUsed += driver.memory;
  driver.worker = worker;
  driver.state = "RUNNING";
  master.log("INFO", `Launching driver ${driver.id} on worker ${worker.id}`);
  const said = master.world.record({
    kind: "LaunchDriver",
    from: master.name,
    to: worker.worker.name,
    driverId: driver.id,
    host: worker.host,
  });
  master.world.because(said, () =>
    master.world.network.send(master, worker.worker, "LaunchDriver", () =>
      worker.worker.launchDriver(driver.id, driver.run.driverName, driver.run),
    ),
  );
}

export function scheduleExecutors(master: Master): void {
  const open = [...master.applications.all.values()].filter((app) => !isFinished(app.state));
  for (const app of open) {
    master.log("INFO", `Start scheduling for app ${app.id} with rpId: 0`);
    const step = app.coresPerExecutor ?? 1;
    const coresLeft = (app.coresMax ?? Number.MAX_SAFE_INTEGER) - coresGranted(app);
    if (coresLeft < step) continue;
    const usable = usableWorkers(master, app);
    if (open.length === 1 && app.executors.size === 0 && usable.length === 0) {
      master.log("WARN", `App ${app.id} requires more resource than any of Workers could have.`);
    }
    if (usable.length === 0) continue;
    const request: CoreRequest = {
      workers: usable.map((worker) => ({
        coresFree: coresFree(worker),
        memoryFree: memoryFree(worker),
      })),
      coresLeft,
      coresPerExecutor: app.coresPerExecutor,
      memoryPerExecutor: app.memoryPerExecutor,
      spreadOut: master.conf.bool("spark.deploy.spreadOut"),
      executorLimit: app.executorLimit,
      executorsHeld: app.executors.size,
    };
    const policy = app.driver.run.policies.grantCores;
    const cores = (policy ?? grantCores)(policy === undefined ? request : frozen(request));
    if (policy !== undefined) checkGrant(request, cores);
    usable.forEach((worker, i) => allocate(master, app, worker, cores[i] ?? 0));
  }
}

/** Alive, with room for one executor; most free cores first, ties as the seed says (D2.20 as corrected). */
function usableWorkers(master: Master, app: ApplicationInfo): WorkerInfo[] {
  const step = app.coresPerExecutor ?? 1;
  const fitting = [...master.workers.values()].filter(
    (worker) =>
      worker.state === "ALIVE" &&
      memoryFree(worker) >= app.memoryPerExecutor &&
      coresFree(worker) >= step,
  );
  const ties = master.world.random(`master.ties ${app.id} ${master.world.now()}`).shuffled(fitting);
  return ties.sort((a, b) => coresFree(b) - coresFree(a));
}

/** A kata's grant may be unwise, but not impossible. */
function checkGrant(request: CoreRequest, cores: readonly number[]): void {
  if (!Array.isArray(cores) || cores.length !== request.workers.length)
    throw new KataFault("grantCores", {
      en: "the answer is not one number for each worker",
      ko: "답에 워커마다 숫자가 하나씩 있지 않습니다",
    });
  request.workers.forEach((worker, i) => {
    const granted = cores[i] as number;
    if (!Number.isInteger(granted) || granted < 0)
      throw new KataFault("grantCores", {
        en: `worker ${i} was granted ${String(granted)} cores`,
        ko: `워커 ${i}에 내준 코어 수가 ${String(granted)}입니다`,
      });
    if (granted > worker.coresFree)
      throw new KataFault("grantCores", {
        en: `worker ${i} has ${worker.coresFree} free cores and was to give ${granted}`,
        ko: `워커 ${i}의 빈 코어는 ${worker.coresFree}개인데 ${granted}개를 내주라고 합니다`,
      });
    const executors =
      request.coresPerExecutor === undefined
        ? Math.min(granted, 1)
        : granted / request.coresPerExecutor;
    if (executors * request.memoryPerExecutor > worker.memoryFree)
      throw new KataFault("grantCores", {
        en: `worker ${i} has not the memory for ${executors} executors`,
        ko: `워커 ${i}에는 익스큐터 ${executors}개를 둘 메모리가 없습니다`,
      });
  });
}

function allocate(master: Master, app: ApplicationInfo, worker: WorkerInfo, granted: number): void {
  if (granted === 0) return;
  const cores = app.coresPerExecutor ?? granted;
  for (let left = granted; left >= cores; left -= cores) launchExecutor(master, app, worker, cores);
}

function launchExecutor(
  master: Master,
  app: ApplicationInfo,
  worker: WorkerInfo,
  cores: number,
): void {
  const id = String(app.nextExecutorId);
  app.nextExecutorId += 1;
  const memory = app.memoryPerExecutor;
  worker.coresUsed += cores;
  worker.memoryUsed += memory;
  app.executors.set(id, { id, worker, cores, memory, state: "LAUNCHING", freed: false });
  master.log("INFO", `Launching executor ${app.id}/${id} on worker ${worker.id}`);
  const { world } = master;
  const host = `${worker.host}:${worker.worker.port}`;
  const said = world.record(
    {
      kind: "LaunchExecutor",
      from: master.name,
      to: worker.worker.name,
      appId: app.id,
      executorId: id,
      workerId: worker.id,
      cores,
      memory,
    },
    app.id,
  );
  world.because(said, () => {
    world.network.send(master, worker.worker, "LaunchExecutor", () =>
      worker.worker.launchExecutor(app.id, id, cores, memory, app.driver),
    );
    const told = world.record(
      {
        kind: "ExecutorAdded",
        from: master.name,
        to: app.driver.name,
        appId: app.id,
        executorId: id,
        workerId: worker.id,
        host: worker.host,
        cores,
        memory,
      },
      app.id,
    );
    world.because(told, () =>
      world.network.send(master, app.driver, "ExecutorAdded", () =>
        app.driver.executorAdded(app.id, id, worker.id, host, cores, memory),
      ),
    );
    master.applications.change(app, "executor launched");
  });
}
