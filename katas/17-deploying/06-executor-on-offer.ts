/**
 * 17/06 · An executor on an offer · 제안에 띄우는 익스큐터
 *
 * Mesos offers what is free on an agent; in coarse-grained mode Spark looks at what is left of the offer, lap by lap, and starts an executor or none. Answer its cores, 0 for none. They are
 * `executorCores` where that is set, else all whole cores of the offer that may still be taken. None is started if cores or memory do not suffice, if it would take the application above `coresMax`,
 * if as many run as are wanted, or if executors failed twice on this agent.
 * 메소스는 에이전트에 남은 것을 제안합니다. 굵은 단위 모드의 스파크는 제안에서 남은 것을 한 바퀴씩 보며 익스큐터를 띄우거나 그만둡니다. 익스큐터의 코어 수를 답하세요. 띄우지 않으면 0입니다. `executorCores`가 있으면
 * 그 수이고, 없으면 제안의 정수 코어 가운데 아직 가져가도 되는 만큼 전부입니다. 코어나 메모리가 모자라거나, `coresMax`를 넘게 되거나, 바라는 만큼 이미 돌거나, 이 에이전트에서 두 번 실패했으면 띄우지 않습니다.
 *
 * You get · 받는 것: left: { cpus: number, mem: number, executorCores: number | undefined, executorMemory: number, coresAcquired: number,
 *   coresMax: number, agentFailures: number, executors: number, executorLimit: number | undefined }
 * You answer · 답할 것: number
 *
 * The laws will: draw offers of every size, also fractions of a core, before and after cores were taken; then your answers run applications on Mesos.
 * 법칙이 볼 것: 소수점 코어까지 온갖 크기의 제안을, 코어를 쥐기 전과 쥔 뒤로 뽑습니다. 그다음 여러분의 답으로 메소스에서 애플리케이션을 돌립니다.
 * You need not: round `coresMax` (it is a whole number of executors), look at constraints and ports, or decline.
 * 생각하지 않아도 되는 것: `coresMax`를 맞추기(이미 익스큐터에 맞춰져 있습니다), 속성 조건과 포트, 거절하기.
 *
 * In Spark: MesosCoarseGrainedSchedulerBackend.canLaunchTask, executorCores. About 10 minutes · 약 10분. Hole: 8 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const executorOnOffer: Policies["executorOnOffer"] = (left) => {
  throw new Todo("how many cores has the executor that is started on what is `left`?");
};
