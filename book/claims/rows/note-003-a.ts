/**
 * Note 003, a standalone cluster on one laptop (2024): rows S3-01 to S3-16 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note003A: readonly Claim[] = [
  {
    id: "S3-01",
    chapter: 15,
    kind: "definition",
    verdict: "wrong",
    en: {
      claim:
        'Part 1 of the series ran Spark on one machine in local mode; part 2 does "cluster mode".',
      so: "It runs on a cluster manager, which is another thing than cluster *deploy mode*. Every command of the note uses the default, client mode.",
    },
    ko: {
      claim: "연재의 1편은 한 머신의 로컬 모드였고, 2편은 '클러스터 모드'를 한다.",
      so: "클러스터 매니저 위에서 돌리는 것과 클러스터 *배포 모드*는 다릅니다. 노트의 명령은 모두 기본값인 클라이언트 모드입니다.",
    },
    evidence: { kind: "law", ref: "without a deploy mode the mode is `client`" },
  },
  {
    id: "S3-02",
    chapter: 17,
    kind: "procedure",
    verdict: "true",
    en: { claim: "An installed `pyspark` brings `spark-class`, which can start the Master." },
    ko: { claim: "`pyspark`를 설치하면 `spark-class`가 따라오고, 그것으로 마스터를 띄울 수 있다." },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "S3-03",
    chapter: 17,
    kind: "command",
    verdict: "true",
    en: {
      claim: "`spark-class org.apache.spark.deploy.master.Master -h localhost`.",
      so: "It stays in the foreground. `-p` and `--webui-port` set the ports.",
    },
    ko: {
      claim: "`spark-class org.apache.spark.deploy.master.Master -h localhost`.",
      so: "터미널에 붙어서 돕니다. 포트는 `-p`와 `--webui-port`로 정합니다.",
    },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "S3-04",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The service `sparkMaster` comes up on port 7077.",
      so: "Or on the next free one, which the workers must then be told.",
    },
    ko: {
      claim: "`sparkMaster` 서비스가 7077 포트에서 시작한다.",
      so: "쓰이고 있으면 다음 포트로 가고, 그때는 워커에 알려 주어야 합니다.",
    },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "S3-05",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "Its address is `spark://localhost:7077`.",
      so: "Because of `-h localhost`. Only processes of the same machine can reach it.",
    },
    ko: {
      claim: "주소는 `spark://localhost:7077`이다.",
      so: "`-h localhost`를 주었기 때문입니다. 같은 머신의 프로세스만 닿을 수 있습니다.",
    },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "S3-06",
    chapter: 17,
    kind: "history",
    verdict: "true",
    en: { claim: "It is Spark 3.5.2, of August 2024." },
    ko: { claim: "버전은 2024년 8월의 스파크 3.5.2다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S3-07",
    chapter: 18,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "The Master's web page starts on 8080.", so: "The same as data is at `/json/`." },
    ko: {
      claim: "마스터 화면이 8080에서 시작한다.",
      so: "같은 내용을 `/json/`에서 데이터로 볼 수 있습니다.",
    },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "S3-08",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The Master prints that it was elected leader, new state ALIVE.",
      so: "With no recovery mode the only candidate elects itself.",
    },
    ko: {
      claim: "마스터는 자신이 리더로 뽑혔고 상태가 ALIVE라고 알린다.",
      so: "복구 모드를 정하지 않으면 하나뿐인 후보가 스스로 뽑힙니다.",
    },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "S3-09",
    chapter: 18,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "At `localhost:8080` one sees the Spark UI.",
      so: "One sees the *Master's* page, of the cluster. The Spark UI of an application is at 4040, in its driver.",
    },
    ko: {
      claim: "`localhost:8080`에서 스파크 UI를 볼 수 있다.",
      so: "보이는 것은 클러스터를 보여 주는 *마스터* 화면입니다. 애플리케이션의 스파크 UI는 드라이버의 4040에 있습니다.",
    },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "S3-10",
    chapter: 18,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The page is bound to 0.0.0.0 and announced with the address of the local network.",
      so: "So it is open to the network although the Master itself listens on localhost only.",
    },
    ko: {
      claim: "화면은 0.0.0.0에 묶이고 내부 네트워크 주소로 알려진다.",
      so: "마스터는 localhost에서만 듣는데 화면은 네트워크에 열려 있는 셈입니다.",
    },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "S3-11",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "A submission that names only the master creates an application." },
    ko: { claim: "마스터만 적어 제출해도 애플리케이션이 생긴다." },
    evidence: {
      kind: "law",
      ref: "an application submitted before any worker joins waits, and runs by itself when one joins",
    },
  },
  {
    id: "S3-12",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "It does not run but waits on, as there is no worker to run it.",
      so: "It waits for as long as it takes; the driver gives up by no clock of its own.",
    },
    ko: {
      claim: "실행할 워커가 없으므로 돌지 않고 계속 기다린다.",
      so: "언제까지나 기다립니다. 드라이버가 시간을 재다가 그만두지는 않습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an application submitted before any worker joins waits, and runs by itself when one joins",
    },
  },
  {
    id: "S3-13",
    chapter: 18,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "The driver warns that its first job has got no resources, and that one should see whether workers are registered with enough of them.",
      so: "Every 15 s, until the first round of offers with an executor in it. If that executor is too small for a task, the warnings stop all the same.",
    },
    ko: {
      claim:
        "드라이버는 첫 잡이 자원을 받지 못했으니 워커가 충분한 자원으로 등록되었는지 보라고 경고한다.",
      so: "15초마다 나오고, 익스큐터가 하나라도 든 제안이 처음 오면 멈춥니다. 그 익스큐터가 태스크에 너무 작아도 경고는 멈춥니다.",
    },
    evidence: {
      kind: "law",
      ref: "a job that no executor can serve leaves no task in the log, and every 15 seconds a warning",
    },
  },
  {
    id: "S3-14",
    chapter: 18,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "It means that no worker has joined.",
      so: "One cause of several with one symptom: an executor larger than any worker, cores all taken, executors that cannot reach the driver.",
    },
    ko: {
      claim: "워커가 아직 붙지 않았다는 뜻이다.",
      so: "같은 증상의 원인은 여럿입니다. 어느 워커보다 큰 익스큐터를 요청했거나, 코어가 다 쓰이고 있거나, 익스큐터가 드라이버에 닿지 못할 수도 있습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a job that no executor can serve leaves no task in the log, and every 15 seconds a warning",
    },
  },
  {
    id: "S3-15",
    chapter: 17,
    kind: "command",
    verdict: "true",
    en: {
      claim: "`spark-class org.apache.spark.deploy.worker.Worker spark://localhost:7077`.",
      so: "It offers all cores and the memory less 1 GiB, unless `-c` and `-m` say otherwise.",
    },
    ko: {
      claim: "`spark-class org.apache.spark.deploy.worker.Worker spark://localhost:7077`.",
      so: "`-c`와 `-m`으로 정하지 않으면 코어 전부와, 메모리에서 1GiB를 뺀 만큼을 내놓습니다.",
    },
    evidence: { kind: "recording", ref: "shell/hands-on" },
  },
  {
    id: "S3-16",
    chapter: 18,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The Worker's web page starts on 8081.",
      so: "A second worker on the machine takes the next port.",
    },
    ko: {
      claim: "워커 화면이 8081에서 시작한다.",
      so: "같은 머신의 둘째 워커는 다음 포트를 씁니다.",
    },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
];
