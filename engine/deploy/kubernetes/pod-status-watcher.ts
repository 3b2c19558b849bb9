/**
 * What spark-submit says of the driver's pod while it waits: every state that it is told of, its phase once a second, and at the end what became of its container.
 *
 * In Spark 3.5.3: k8s LoggingPodStatusWatcher.scala. Rule D5.11. Left out on purpose: watches that the API server ends by itself.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { cancel, type Entry } from "../../world/agenda.ts";
import { type Asker, type Change, isOver } from "./api-server.ts";
import type { Pod } from "./objects.ts";
import { containersText, podText } from "./pod-text.ts";
import type { Ground } from "./submission.ts";

const NAME = "LoggingPodStatusWatcherImpl";

export interface Watched {
  readonly asker: Asker;
  readonly pod: Pod;
  readonly conf: SparkConf;
  readonly appName: string;
  readonly appId: string;
  readonly submissionId: string;
  readonly log: (level: "INFO", logger: string, text: string) => void;
  readonly over: () => void;
}

export function watchOver(on: Ground, watched: Watched): void {
  const { asker, appName, appId, submissionId, conf, log, over } = watched;
  const { name, namespace = "default", labels = {} } = watched.pod.metadata;
  const say = (text: string): void => log("INFO", NAME, text);
  const of = `application ${appName} with application ID ${appId} and submission ID ${submissionId}`;
  const interval = conf.time("spark.kubernetes.report.interval");
  let last = watched.pod;
  let timer: Entry | undefined;
  let isDone = false;
  const status = (): void => say(`Application status for ${appId} (phase: ${last.status.phase})`);
  const heard = (change: Change, pod: Pod): void => {
    if (isDone || !asker.process.alive || pod.metadata.name !== name) return;
    last = pod;
    if (change !== "DELETED") say(`State changed, new state: ${podText(pod)}`);
    if (change !== "DELETED" && !isOver(pod.status)) return;
    isDone = true;
    cancel(timer);
    unwatch();
    on.world.after(0, "the driver's pod is over", () => {
      status();
      say(`Container final statuses:\n\n${containersText(last, 1)}`);
      say(`${of.replace("application", "Application")} finished`);
      over();
    });
  };
  const unwatch = on.api.watch(asker, namespace, labels, heard);
  const now = on.api.pod(asker, namespace, name);
  if (now !== undefined) heard("MODIFIED", { ...now });
  say(`Waiting for ${of} to finish...`);
  const again = (): void => {
    timer = on.world.daemonAfter(interval, "the driver's pod is waited for", () => {
      if (isDone || !asker.process.alive) return;
      status();
      again();
    });
  };
  again();
}
