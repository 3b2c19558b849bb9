/**
 * One run for each kata of this chapter, chosen so that its rule shows: after the laws hold, the learner's function runs here, the report says what
 * it did, and the question of the kata's card is about this very run.
 *
 * In Spark: three applications in two queues of a small YARN cluster. Left out on purpose: chance.
 */
import type { Both } from "#engine/foundation/language";
import type { Policies } from "#engine/index";
import { shownBy, type Show } from "../../test/harness/generators/shown.ts";
import { copiesTold, hdfsInWords, ranHdfs, type HdfsCase } from "./kata-hdfs-engine.ts";
import { onPods, podsFigures, ranOnPods, type PodsCase } from "./kata-kubernetes.ts";
import { mesosFigures, onMesos, ranOnMesos, type MesosCase } from "./kata-mesos.ts";
import { inTheEngine, ranWith, tellFigures, type EngineCase } from "./kata-engine.ts";

const each = { heap: 700, cores: 2, fails: false, waits: true };
const show: EngineCase = {
  nodes: 2,
  memory: 4096,
  step: 512,
  dominant: false,
  asked: [
    { ...each, queue: "thin", executors: 4 },
    { ...each, queue: "wide", executors: 3, fails: true },
    { ...each, queue: "thin", executors: 1, waits: false },
  ],
  seed: 42,
};

/** Three racks, of which one loses a machine. */
const hdfsShow: HdfsCase = { racks: [2, 3, 2], replicas: 3, blocks: 4, lost: 3, seed: 42 };
const onMesosShow: MesosCase = {
  agents: [
    { cpus: 4, mem: 8192 },
    { cpus: 6, mem: 2048 },
  ],
  coresMax: 6,
  executorCores: 2,
  supervise: true,
  kills: [6, 12],
  seed: 42,
};
const onPodsShow: PodsCase = {
  nodes: 2,
  executors: 7,
  batchSize: 3,
  maxPending: 4,
  heap: 6000,
  factor: 0.2,
  seed: 42,
};
const podsNouns: Readonly<Record<string, Both>> = {
  podMemory: { en: "your sizes", ko: "여러분의 크기" },
  podsToRequest: { en: "your batches", ko: "여러분의 묶음" },
};
const mesosNouns: Readonly<Record<string, Both>> = {
  executorOnOffer: { en: "your answers", ko: "여러분의 답" },
  driverRetry: { en: "your waits", ko: "여러분의 시간" },
};

const nouns: Readonly<Record<string, Both>> = {
  containerSize: { en: "your sizes", ko: "여러분의 크기" },
  chooseApplicant: { en: "your turns", ko: "여러분의 차례" },
  readReport: { en: "your clients", ko: "여러분의 클라이언트" },
  placeReplicas: { en: "your copies", ko: "여러분의 복제본" },
};

/** Runs the show of a policy with the function given, or with Spark's where none is; counts what it did. */
export async function shown(policy: keyof Policies, rule?: unknown): Promise<Show> {
  // The function was checked against the policy's type where it was written.
  const policies = rule === undefined ? {} : { [policy]: rule };
  const ofMesos = mesosNouns[policy];
  if (ofMesos !== undefined)
    return shownBy(ofMesos, onMesos(onMesosShow), async () => {
      const events = await ranOnMesos(policies, onMesosShow);
      return { report: mesosFigures(ofMesos, events), events };
    });
  const ofPods = podsNouns[policy];
  if (ofPods !== undefined)
    return shownBy(ofPods, onPods(onPodsShow), async () => {
      const events = await ranOnPods(policies, onPodsShow);
      return { report: podsFigures(ofPods, events), events };
    });
  const noun = nouns[policy];
  if (noun === undefined) throw new Error(`no kata of chapter 17 is about ${policy}`);
  if (policy === "placeReplicas")
    return shownBy(noun, hdfsInWords(hdfsShow), async () => {
      const events = await ranHdfs(policies, hdfsShow);
      return { report: copiesTold(noun, events), events };
    });
  return shownBy(noun, inTheEngine(show), async () => {
    const events = await ranWith(policies, show);
    return { report: tellFigures(noun, events), events };
  });
}
