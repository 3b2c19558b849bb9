/**
 * 15/09 · Where the driver goes · 드라이버의 자리
 *
 * Somebody submits an application. Answer where its driver is to run. In client mode: { on: "submitter" }, the process that submitted
 * becomes the driver, whatever the manager and whatever the program. In cluster mode: { on: "worker", id }, the first of `workers` that
 * has both the cores and the memory that the driver asks for; { on: "nowhere yet" } while there is none, for then it waits.
 * Some submissions are refused before anything starts: { on: "refused", because }, the reason in your own words. That is so in cluster
 * mode, and only there: with a local master, which has no cluster; for a shell, which needs somebody at the keyboard; and on standalone
 * for programs in Python or R.
 * 누군가 애플리케이션을 제출했습니다. 드라이버가 돌 자리를 답하세요. 클라이언트 모드에서는 { on: "submitter" }입니다. 클러스터 매니저와
 * 프로그램이 무엇이든 제출한 프로세스가 드라이버가 됩니다. 클러스터 모드에서는 { on: "worker", id }입니다. `workers`를 차례로 보아
 * 드라이버가 요청한 코어와 메모리가 모두 남은 첫 번째에 띄웁니다. 그런 곳이 아직 없으면 { on: "nowhere yet" }입니다. 드라이버는 기다립니다.
 * 아무것도 시작하기 전에 거절되는 제출도 있습니다. { on: "refused", because }이고 까닭은 자유롭게 적으세요. 클러스터 모드에서만 그렇습니다.
 * 클러스터가 없는 로컬 마스터, 키보드 앞에 사람이 있어야 하는 셸, 그리고 스탠드얼론에서는 파이썬과 R 프로그램이 거절됩니다.
 *
 * You get · 받는 것: submission: { deployMode: "client" | "cluster", master: "local" | "standalone" | "yarn" | "mesos" | "kubernetes",
 *   program: "jvm" | "python" | "r", shell: boolean, driverCores: number, driverMemory: number, workers: { id: string, coresFree: number,
 *   memoryFree: number }[] }
 * You answer · 답할 것: { on: "submitter" | "worker" | "nowhere yet" | "refused", id?: string, because?: string }
 *
 * The laws will: draw every manager, mode and kind of program, and workers that are nearly full; then your function places the drivers of
 * a standalone cluster to which a worker is added while a driver may be waiting.
 * 법칙이 볼 것: 모든 클러스터 매니저와 배포 모드와 프로그램, 그리고 거의 찬 워커를 뽑습니다. 그다음 함수가 스탠드얼론 클러스터의
 * 드라이버를 놓습니다. 드라이버가 기다리는 동안 워커가 더해지기도 합니다.
 * You need not: take cores away, ask again (the Master does, whenever something changes), think of executors, or know how other managers
 * choose a machine: only standalone is asked for one. `workers` is empty when spark-submit asks, before the Master has heard of anything.
 * 생각하지 않아도 되는 것: 코어를 빼는 일, 다시 묻는 일(무언가 바뀔 때마다 마스터가 묻습니다), 익스큐터, 다른 클러스터 매니저가 머신을
 * 고르는 방법(머신은 스탠드얼론에만 묻습니다). 마스터가 아직 아무것도 모를 때 `spark-submit`이 먼저 물으며, 그때 `workers`는 비어 있습니다.
 *
 * In Spark: SparkSubmit.prepareSubmitEnvironment, Master.schedule. About 15 minutes · 약 15분. Hole: 12 lines.
 */
import { Todo, type DriverPlace, type DriverSubmission, type Policies } from "#engine/kata";

export const placeDriver: Policies["placeDriver"] = (submission: DriverSubmission): DriverPlace => {
  throw new Todo("where does the driver of `submission` run?");
};
