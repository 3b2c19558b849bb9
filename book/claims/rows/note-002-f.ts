/**
 * Note 002, a summary of Spark 2.0 with an exercise on Mesos (2016): rows S2-75 to S2-88 of the ledger of claims.
 *
 * The same as in the note: what it says, retold. Added: what is so in real Spark 3.5, and the evidence.
 * Left out on purpose: the note's own words and pictures. Source: the note, checked against Spark 3.5.3.
 */
import type { Claim } from "../claim.ts";

export const note002F: readonly Claim[] = [
  {
    id: "S2-75",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "The dispatcher then opens a server that takes submissions." },
    ko: { claim: "디스패처가 제출을 받는 서버를 연다." },
    evidence: {
      kind: "law",
      ref: "a supervised driver that fails or is lost waits one second, then twice as long each time, up to a minute; every other end is the end",
    },
  },
  {
    id: "S2-76",
    chapter: 18,
    kind: "behaviour",
    verdict: "true",
    en: { claim: "It logs to `logs/spark-<user>-<class>-1-<host>.out`; read it with `tail -f`." },
    ko: { claim: "로그는 `logs/spark-<user>-<class>-1-<host>.out`에 쌓이고 `tail -f`로 읽는다." },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "S2-77",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "Its web page is on 8081.",
      so: "As is the page of a standalone worker; on one machine one of them moves to the next port. The note's dispatcher announced an address that the other machines could not reach.",
    },
    ko: {
      claim: "웹 화면은 8081에 있다.",
      so: "스탠드얼론 워커의 화면과 같은 번호라서 한 머신에 있으면 하나는 다음 포트로 갑니다. 노트의 디스패처는 다른 머신에서 닿지 않는 주소를 알렸습니다.",
    },
    evidence: { kind: "recording", ref: "mesos-refused" },
  },
  {
    id: "S2-78",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim:
        "The log shows Mesos 1.0.1, a new master detected, no credentials, hence a registration without authentication, then the framework's id.",
    },
    ko: {
      claim:
        "로그에는 메소스 1.0.1, 새 마스터 발견, 자격 증명이 없어 인증 없이 등록, 프레임워크 ID가 차례로 나온다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-79",
    chapter: 17,
    kind: "behaviour",
    verdict: "true-with-conditions",
    en: {
      claim: "The REST server for submissions is on 7077.",
      so: "The dispatcher's. A standalone master has its RPC on the same number, in another language, and its own REST server on 6066, off by default.",
    },
    ko: {
      claim: "제출을 받는 REST 서버는 7077에 있다.",
      so: "디스패처의 것입니다. 스탠드얼론 마스터는 같은 번호에서 다른 프로토콜을 쓰고, REST 서버는 6066이며 기본으로 꺼져 있습니다.",
    },
    evidence: { kind: "recording", ref: "mesos-refused" },
  },
  {
    id: "S2-80",
    chapter: 17,
    kind: "behaviour",
    verdict: "true",
    en: {
      claim: "The line of `SecurityManager` says that authentication and access control are off.",
      so: "Still the defaults.",
    },
    ko: {
      claim: "`SecurityManager` 줄은 인증과 접근 제어가 꺼져 있음을 말한다.",
      so: "지금도 기본값입니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-81",
    chapter: 17,
    kind: "command",
    verdict: "true-with-conditions",
    en: {
      claim:
        "Submit with `--class …SparkPi --master mesos://…:7077 --deploy-mode cluster http://…/cluster-test.py`.",
      so: "With a `.py` file `--class` means nothing, and 3.5.3 refuses unless `spark.master.rest.enabled` is `true`.",
    },
    ko: {
      claim:
        "`--class …SparkPi --master mesos://…:7077 --deploy-mode cluster http://…/cluster-test.py`로 제출한다.",
      so: "`.py` 파일에는 `--class`가 쓸모없고, 3.5.3은 `spark.master.rest.enabled`가 `true`가 아니면 거절합니다.",
    },
    evidence: { kind: "recording", ref: "mesos-refused" },
  },
  {
    id: "S2-82",
    chapter: 17,
    kind: "config",
    verdict: "true",
    en: {
      claim: "The program must be given as a URL.",
      so: "One that the agents can reach; the submitter uploads nothing.",
    },
    ko: {
      claim: "프로그램은 URL로 주어야 한다.",
      so: "에이전트가 닿을 수 있는 주소여야 합니다. 제출하는 쪽이 올려 주지는 않습니다.",
    },
    evidence: { kind: "recording", ref: "mesos/dispatcher-what-a-driver-is-started-with" },
  },
  {
    id: "S2-83",
    chapter: 17,
    kind: "command",
    verdict: "wrong",
    en: {
      claim: "A variant for VirtualBox writes `--deploy-mode cluster \\ http://…` on one line.",
      so: "A backslash continues a line only at its very end. Before a space it makes that space part of the argument, and the path begins with a blank.",
    },
    ko: {
      claim: "VirtualBox용 명령은 `--deploy-mode cluster \\ http://…`를 한 줄에 적었다.",
      so: "역슬래시는 줄 맨 끝에서만 줄을 잇습니다. 빈칸 앞에 오면 그 빈칸이 인자에 들어가 경로가 빈칸으로 시작합니다.",
    },
    evidence: { kind: "open", ref: "chapter 17" },
  },
  {
    id: "S2-84",
    chapter: 17,
    kind: "procedure",
    verdict: "true",
    en: {
      claim: "One can submit from any other machine that has Spark.",
      so: "Of the same version. It need not belong to the cluster.",
    },
    ko: {
      claim: "스파크가 깔린 다른 머신에서도 제출할 수 있다.",
      so: "버전이 같아야 하고, 클러스터에 들어 있지 않아도 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "whoever manages, results, stages and tasks are the same in either mode; the mode says whose machine the driver runs on",
    },
  },
  {
    id: "S2-85",
    chapter: 18,
    kind: "procedure",
    verdict: "true",
    en: {
      claim:
        "If the connection to 7077 fails, look with `netstat -pln` whether it is bound to the right address.",
      so: "Today with `ss -ltnp`.",
    },
    ko: {
      claim: "7077에 연결되지 않으면 `netstat -pln`으로 맞는 주소에 묶였는지 본다.",
      so: "요즘은 `ss -ltnp`를 씁니다.",
    },
    evidence: { kind: "recording", ref: "rdd-facts" },
  },
  {
    id: "S2-86",
    chapter: 18,
    kind: "procedure",
    verdict: "true-with-conditions",
    en: {
      claim: "If it is bound to 127.0.1.1, remove the line `127.0.1.1 hostname` from `/etc/hosts`.",
      so: "A habit of Debian and Ubuntu. Instead one can name the address: `SPARK_LOCAL_IP`, `SPARK_MASTER_HOST`.",
    },
    ko: {
      claim: "127.0.1.1에 묶였다면 `/etc/hosts`에서 `127.0.1.1 hostname` 줄을 지운다.",
      so: "데비안과 우분투의 관례입니다. `SPARK_LOCAL_IP`나 `SPARK_MASTER_HOST`로 주소를 정해도 됩니다.",
    },
    evidence: {
      kind: "law",
      ref: "a driver that is bound to a loopback address is found by executors of its own host alone",
    },
  },
  {
    id: "S2-87",
    chapter: 18,
    kind: "config",
    verdict: "true",
    en: { claim: "The hosts file should map each real address to its name." },
    ko: { claim: "hosts 파일에는 실제 IP와 이름을 짝지어 적는다." },
    evidence: {
      kind: "law",
      ref: "a driver that is bound to a loopback address is found by executors of its own host alone",
    },
  },
  {
    id: "S2-88",
    chapter: 12,
    kind: "recommendation",
    verdict: "topic",
    en: {
      claim: '(Link) "RDDs are the new bytecode".',
      so: "The thought: DataFrame programs are compiled to RDDs, so write against the higher level.",
    },
    ko: {
      claim: '(링크) "RDD는 새로운 바이트코드".',
      so: "`DataFrame` 프로그램이 RDD로 바뀌어 돈다는 생각입니다. 그러니 위쪽 API로 쓰라는 뜻입니다.",
    },
    evidence: { kind: "open", ref: "chapter 12" },
  },
];
