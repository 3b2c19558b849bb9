/**
 * Note 002, a summary of Spark 2.0 with an exercise on Mesos (2016): rows S2-60 to S2-74 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note002E: readonly Claim[] = [
  {
    id: "S2-60",
    chapter: 19,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "The reason is the great cost of turning objects into bytes and back.",
      so: "A part of it. The disk itself and the choice of serializer count as well.",
    },
    ko: {
      claim: "직렬화와 역직렬화의 부담이 크기 때문이다.",
      so: "일부는 그렇습니다. 디스크 입출력과 직렬화 방식도 몫이 있습니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S2-61",
    chapter: 19,
    kind: "behaviour",
    verdict: "wrong",
    en: {
      claim:
        "Laziness pays because with the graph Spark can estimate the cost of transformations beforehand and choose the best.",
      so: "The RDD API has no model of costs: for every record, steps run in the order you wrote. SQL is rewritten by rules, and adaptive execution re-plans from sizes it has measured.",
    },
    ko: {
      claim:
        "그래프가 있으면 트랜스포메이션의 비용을 미리 어림하여 가장 나은 길을 고를 수 있어서 미루는 것이 이득이다.",
      so: "RDD API에는 비용 모형이 없습니다. 레코드마다 적은 순서대로 돕니다. SQL은 규칙으로 고쳐 쓰고, 적응형 실행은 실제로 잰 크기를 보고 다시 계획합니다.",
    },
    evidence: { kind: "open", ref: "chapter 19" },
  },
  {
    id: "S2-62",
    chapter: 13,
    kind: "definition",
    verdict: "topic",
    en: {
      claim: "Narrow dependency: what one node can do is put together (the sentence breaks off).",
      so: "Narrow means that a child partition names the few parent partitions it reads, so that it needs no shuffle. Such steps flow together in one task.",
    },
    ko: {
      claim: "좁은 의존성: 한 노드에서 할 수 있는 것을 모은다(문장이 끊겨 있다).",
      so: "좁다는 것은 자식 파티션이 읽을 부모 파티션 몇 개가 정해져 있어 셔플이 필요 없다는 뜻입니다. 그런 단계는 한 태스크에서 함께 흐릅니다.",
    },
    evidence: {
      kind: "law",
      ref: "behind a narrow dependency a partition is made from the few parent partitions that it names, and no stage is added",
    },
  },
  {
    id: "S2-63",
    chapter: 13,
    kind: "definition",
    verdict: "true-with-conditions",
    en: {
      claim: "Wide dependency collects from all nodes, so there is network traffic and it is slow.",
      so: "A child partition may need every parent partition. Blocks on the same executor need no network, and where both sides are divided alike there is no shuffle at all.",
    },
    ko: {
      claim: "넓은 의존성은 모든 노드에서 모아 오므로 네트워크를 쓰고 느리다.",
      so: "자식 파티션이 부모의 모든 파티션을 읽을 수 있습니다. 같은 익스큐터의 블록은 네트워크를 쓰지 않고, 양쪽이 같은 방식으로 나뉘어 있으면 셔플 자체가 없습니다.",
    },
    evidence: {
      kind: "law",
      ref: "a reducer fetches from each map output that holds a record for it, over the network only what another executor wrote",
    },
  },
  {
    id: "S2-64",
    chapter: 17,
    kind: "procedure",
    verdict: "outdated",
    en: {
      claim: "For Mesos: download `spark-2.0.1-bin-hadoop2.7.tgz` on the master.",
      so: "A release of 2016; old ones lie in the Apache archive.",
    },
    ko: {
      claim: "메소스 준비: 마스터에 `spark-2.0.1-bin-hadoop2.7.tgz`를 내려받는다.",
      so: "2016년의 배포본입니다. 옛 배포본은 아파치 보관소에 있습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-65",
    chapter: 17,
    kind: "procedure",
    verdict: "true",
    en: { claim: "Copy `conf/spark-env.sh.template` to `spark-env.sh`." },
    ko: { claim: "`conf/spark-env.sh.template`을 `spark-env.sh`로 복사한다." },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-66",
    chapter: 17,
    kind: "config",
    verdict: "outdated",
    en: {
      claim: "`export MESOS_NATIVE_JAVA_LIBRARY=/usr/lib/libmesos.so`.",
      so: "Up to 3.5. The driver needs the library; on macOS it ends in `.dylib`.",
    },
    ko: {
      claim: "`export MESOS_NATIVE_JAVA_LIBRARY=/usr/lib/libmesos.so`를 적는다.",
      so: "3.5까지의 이야기입니다. 드라이버에 필요한 라이브러리이고 macOS에서는 `.dylib`로 끝납니다.",
    },
    evidence: { kind: "recording", ref: "mesos-refused" },
  },
  {
    id: "S2-67",
    chapter: 17,
    kind: "config",
    verdict: "true-with-conditions",
    en: {
      claim:
        "`export SPARK_EXECUTOR_URI=http://…:9914/spark-2.0.0-bin-hadoop2.7.tgz`, so that the agents can download Spark.",
      so: "The version must be the driver's. The note downloads 2.0.1 and names 2.0.0 here: a trap.",
    },
    ko: {
      claim:
        "`export SPARK_EXECUTOR_URI=http://…:9914/spark-2.0.0-bin-hadoop2.7.tgz`를 적어 에이전트가 스파크를 내려받게 한다.",
      so: "드라이버와 버전이 같아야 합니다. 노트는 2.0.1을 받아 놓고 여기에는 2.0.0을 적었습니다.",
    },
    evidence: { kind: "recording", ref: "mesos/coarse-an-image-labels-and-a-package" },
  },
  {
    id: "S2-68",
    chapter: 17,
    kind: "command",
    verdict: "outdated",
    en: {
      claim: "Serve it with `python -m SimpleHTTPServer 9914`.",
      so: "Of Python 2. Now it is `python3 -m http.server 9914`.",
    },
    ko: {
      claim: "`python -m SimpleHTTPServer 9914`로 내준다.",
      so: "파이썬 2의 명령입니다. 지금은 `python3 -m http.server 9914`입니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-69",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "The agents fetch Spark from that address to run executors." },
    ko: { claim: "에이전트는 그 주소에서 스파크를 받아 익스큐터를 돌린다." },
    evidence: { kind: "recording", ref: "mesos/coarse-an-image-labels-and-a-package" },
  },
  {
    id: "S2-70",
    chapter: 17,
    kind: "command",
    verdict: "true-with-conditions",
    en: {
      claim: "Client mode: `pyspark --master mesos://10.128.0.2:5050`.",
      so: "5050 is the Mesos master. Works up to 3.5.",
    },
    ko: {
      claim: "클라이언트 모드: `pyspark --master mesos://10.128.0.2:5050`.",
      so: "5050은 메소스 마스터의 포트입니다. 3.5까지 됩니다.",
    },
    evidence: { kind: "recording", ref: "mesos-refused" },
  },
  {
    id: "S2-71",
    chapter: 17,
    kind: "behaviour",
    verdict: "topic",
    en: {
      claim:
        "The internal address works, the external one does not, and the author does not know why.",
      so: "Driver, master and agents must reach each other at the addresses they announce. A cloud's external address is translated on the way, so no process can bind it.",
    },
    ko: {
      claim: "내부 주소로는 되고 외부 주소로는 안 되는데, 까닭은 모른다.",
      so: "드라이버와 마스터와 에이전트가 서로 알린 주소로 닿아야 합니다. 클라우드의 외부 주소는 중간에서 바뀌는 주소라 프로세스가 거기에 묶일 수 없습니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-72",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "At the start all agents get ready for Spark.",
      so: "In coarse-grained mode executors are taken at once, up to `spark.cores.max`, or from every offer.",
    },
    ko: {
      claim: "시작하면 모든 에이전트가 스파크를 돌릴 준비를 한다.",
      so: "굵은 단위 모드에서는 `spark.cores.max`까지, 상한이 없으면 모든 제안에서 익스큐터를 바로 잡습니다.",
    },
    evidence: {
      kind: "law",
      ref: "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
    },
  },
  {
    id: "S2-73",
    chapter: 18,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "See the work at `http://driver:4040/executors/`.",
      so: "If the port is taken, at 4041 and so on. The page goes with the application.",
    },
    ko: {
      claim: "`http://driver:4040/executors/`에서 진행을 본다.",
      so: "포트가 쓰이고 있으면 4041로 넘어갑니다. 애플리케이션이 끝나면 화면도 사라집니다.",
    },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "S2-74",
    chapter: 17,
    kind: "command",
    verdict: "outdated",
    en: {
      claim:
        "Cluster mode: start `sbin/start-mesos-dispatcher.sh --master mesos://…:5050` on the master.",
      so: "Up to 3.5; gone in 4.0.",
    },
    ko: {
      claim:
        "클러스터 모드: 마스터에서 `sbin/start-mesos-dispatcher.sh --master mesos://…:5050`을 띄운다.",
      so: "3.5까지 있고 4.0에서 없어졌습니다.",
    },
    evidence: { kind: "recording", ref: "mesos-refused" },
  },
];
