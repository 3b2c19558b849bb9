/**
 * Misconceptions M-18 to M-34: what people believe about Spark, and what a run shows.
 *
 * The same in Spark: the refutations. Left out on purpose: the code of each belief, which is a wrong solution of a kata or
 * a changed line of the engine. Source: the ledger of claims, checked against Spark 3.5.3.
 */
import type { Misconception } from "../claim.ts";

export const misconceptionsB: readonly Misconception[] = [
  {
    id: "M-18",
    chapter: 19,
    claims: ["S2-59"],
    en: {
      belief: "Keeping data on disk is always faster than computing it again.",
      refutation:
        "Cheap records were computed again in under 1 s where reading them from disk took 9 s.",
    },
    ko: {
      belief: "디스크에 두는 것이 다시 계산하는 것보다 언제나 빠르다.",
      refutation:
        "가벼운 레코드는 다시 계산하는 데 1초도 안 걸렸고 디스크에서 읽는 데는 9초가 걸렸습니다.",
    },
  },
  {
    id: "M-19",
    chapter: 19,
    claims: ["S2-59"],
    en: {
      belief: "Computing again is always faster than reading from disk.",
      refutation:
        "With heavy work for each record the disk won: 2.1 to 2.4 s against 3.1 to 3.7 s.",
    },
    ko: {
      belief: "다시 계산하는 것이 디스크에서 읽는 것보다 언제나 빠르다.",
      refutation: "레코드마다 일이 많으면 디스크가 빨랐습니다. 2.1~2.4초와 3.1~3.7초였습니다.",
    },
  },
  {
    id: "M-20",
    chapter: 12,
    claims: ["S2-57"],
    en: {
      belief: "Unpersisted data can still be used without computing it.",
      refutation: "The next action computes it again.",
    },
    ko: {
      belief: "캐시를 해제한 데이터도 다시 계산하지 않고 쓸 수 있다.",
      refutation: "다음 액션이 다시 계산합니다.",
    },
  },
  {
    id: "M-21",
    chapter: 15,
    claims: ["S2-29", "S0-08"],
    en: {
      belief: "Results reach the driver when the application ends.",
      refutation: "Each task's result arrives when that task ends.",
    },
    ko: {
      belief: "결과는 애플리케이션이 끝날 때 드라이버에 닿는다.",
      refutation: "태스크의 결과는 그 태스크가 끝날 때 닿습니다.",
    },
  },
  {
    id: "M-22",
    chapter: 15,
    claims: ["S2-22"],
    en: {
      belief: "Executors schedule tasks, or take them from each other.",
      refutation: "The driver decides every placement; an executor runs what it was sent.",
    },
    ko: {
      belief: "익스큐터가 태스크를 스케줄하거나 서로 가져간다.",
      refutation: "놓을 자리는 모두 드라이버가 정하고, 익스큐터는 받은 것을 돌립니다.",
    },
  },
  {
    id: "M-23",
    chapter: 15,
    claims: ["S2-27", "S4-27"],
    en: {
      belief: "A reduce task may start while map tasks are still running.",
      refutation: "A stage waits for all the map output it reads.",
    },
    ko: {
      belief: "맵 태스크가 도는 동안 리듀스 태스크를 시작할 수 있다.",
      refutation: "스테이지는 읽을 맵 출력이 다 모일 때까지 기다립니다.",
    },
  },
  {
    id: "M-24",
    chapter: 15,
    claims: ["S0-34", "S1-29"],
    en: {
      belief: "Client mode puts the driver on the cluster.",
      refutation: "The driver stays with the process that submitted.",
    },
    ko: {
      belief: "클라이언트 모드는 드라이버를 클러스터에 둔다.",
      refutation: "드라이버는 제출한 프로세스에 있습니다.",
    },
  },
  {
    id: "M-25",
    chapter: 15,
    claims: ["S1-27"],
    en: {
      belief: "Cluster mode moves the executors, too, or changes the result.",
      refutation: "Executors are on the cluster in both modes; only the driver moves.",
    },
    ko: {
      belief: "클러스터 모드는 익스큐터도 옮기거나 결과를 바꾼다.",
      refutation: "익스큐터는 두 모드 모두 클러스터에 있습니다. 옮겨지는 것은 드라이버뿐입니다.",
    },
  },
  {
    id: "M-26",
    chapter: 15,
    claims: ["S0-34"],
    en: {
      belief: "In client mode one may close the terminal and the application goes on.",
      refutation: "With the client goes the driver, and with the driver the application.",
    },
    ko: {
      belief: "클라이언트 모드에서 터미널을 닫아도 애플리케이션은 계속 돈다.",
      refutation: "클라이언트와 함께 드라이버가, 드라이버와 함께 애플리케이션이 끝납니다.",
    },
  },
  {
    id: "M-27",
    chapter: 17,
    claims: ["S0-33"],
    en: {
      belief: "In cluster mode on YARN the client always leaves at once.",
      refutation: "By default it waits for the end.",
    },
    ko: {
      belief: "YARN 클러스터 모드의 클라이언트는 언제나 바로 끝난다.",
      refutation: "기본으로는 끝까지 기다립니다.",
    },
  },
  {
    id: "M-28",
    chapter: 15,
    claims: ["S1-31"],
    en: {
      belief: "A shell can run in cluster mode.",
      refutation: "It is refused before anything starts.",
    },
    ko: { belief: "셸을 클러스터 모드로 쓸 수 있다.", refutation: "무엇이 뜨기 전에 거절됩니다." },
  },
  {
    id: "M-29",
    chapter: 15,
    claims: ["S3-27", "S2-14"],
    en: {
      belief: "The cluster manager schedules tasks.",
      refutation: "It grants executors; the driver hands out tasks.",
    },
    ko: {
      belief: "클러스터 매니저가 태스크를 스케줄한다.",
      refutation: "매니저는 익스큐터를 내주고, 태스크는 드라이버가 나눠 줍니다.",
    },
  },
  {
    id: "M-30",
    chapter: 15,
    claims: ["S2-14"],
    en: {
      belief: "`spark-submit` knows the workers and contacts them.",
      refutation: "It knows the master's address and nothing else.",
    },
    ko: {
      belief: "`spark-submit`이 워커를 알고 연락한다.",
      refutation: "아는 것은 마스터의 주소 하나입니다.",
    },
  },
  {
    id: "M-31",
    chapter: 15,
    claims: ["S4-08"],
    en: {
      belief: "Shuffled data passes through the driver.",
      refutation: "It goes from executor to executor; the driver only knows where it lies.",
    },
    ko: {
      belief: "셔플 데이터는 드라이버를 거친다.",
      refutation: "익스큐터에서 익스큐터로 갑니다. 드라이버는 어디 있는지만 압니다.",
    },
  },
  {
    id: "M-32",
    chapter: 17,
    claims: ["S3-12", "S3-20"],
    en: {
      belief: "Without workers a submission fails.",
      refutation: "It waits and warns, and runs when a worker joins.",
    },
    ko: {
      belief: "워커가 없으면 제출이 실패한다.",
      refutation: "기다리며 경고하고, 워커가 오면 돕니다.",
    },
  },
  {
    id: "M-33",
    chapter: 17,
    claims: ["S3-19"],
    en: {
      belief: "FINISHED means success.",
      refutation: "A client-mode application whose job failed is FINISHED at the master as well.",
    },
    ko: {
      belief: "FINISHED는 성공이라는 뜻이다.",
      refutation: "클라이언트 모드에서 잡이 실패한 애플리케이션도 마스터에는 FINISHED로 남습니다.",
    },
  },
  {
    id: "M-34",
    chapter: 17,
    claims: ["S3-21", "S0-24"],
    en: {
      belief: "By default an application takes one core.",
      refutation: "On standalone it takes every free core.",
    },
    ko: {
      belief: "기본으로 애플리케이션은 코어 하나를 쓴다.",
      refutation: "스탠드얼론에서는 남은 코어를 모두 가져갑니다.",
    },
  },
];
