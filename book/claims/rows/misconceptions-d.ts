/**
 * Misconceptions M-52 to M-68: what people believe about Spark, and what a run shows.
 *
 * The same in Spark: the refutations. Left out on purpose: the code of each belief, which is a wrong solution of a kata or
 * a changed line of the engine. Source: the ledger of claims, checked against Spark 3.5.3.
 */
import type { Misconception } from "../claim.ts";

export const misconceptionsD: readonly Misconception[] = [
  {
    id: "M-52",
    chapter: 19,
    claims: ["S4-96"],
    en: {
      belief: "More partitions always cure skew.",
      refutation: "One hot key remains in one partition.",
    },
    ko: {
      belief: "파티션을 늘리면 데이터 치우침은 언제나 풀린다.",
      refutation: "쏠린 키 하나는 한 파티션에 남습니다.",
    },
  },
  {
    id: "M-53",
    chapter: 14,
    claims: ["S4-121"],
    en: {
      belief: "A broadcast variable is sent with each task.",
      refutation: "Once to each executor.",
    },
    ko: {
      belief: "브로드캐스트 변수는 태스크마다 보낸다.",
      refutation: "익스큐터마다 한 번 갑니다.",
    },
  },
  {
    id: "M-54",
    chapter: 14,
    claims: ["X-06"],
    en: {
      belief: "An accumulator in a `map` counts once, whatever is computed again.",
      refutation: "Every recomputation adds again.",
    },
    ko: {
      belief: "`map` 안의 어큐뮬레이터는 무엇을 다시 계산하든 한 번만 더해진다.",
      refutation: "다시 계산할 때마다 또 더해집니다.",
    },
  },
  {
    id: "M-55",
    chapter: 17,
    claims: ["S4-66"],
    en: {
      belief: "Under FIFO a short second job gets its share at once.",
      refutation: "It gets what the first leaves; sharing is what FAIR does.",
    },
    ko: {
      belief: "FIFO에서도 짧은 둘째 잡이 바로 제 몫을 받는다.",
      refutation: "첫째가 남긴 것만 받습니다. 나누는 것은 페어 스케줄러입니다.",
    },
  },
  {
    id: "M-56",
    chapter: 17,
    claims: ["S4-66"],
    en: {
      belief: "FAIR gives every job of every pool the same.",
      refutation: "Pools share by weight, and a pool below its minimum comes first.",
    },
    ko: {
      belief: "페어 스케줄러는 모든 풀의 모든 잡에 똑같이 준다.",
      refutation: "풀이 가중치대로 나누고, 최소 몫에 못 미친 풀이 먼저입니다.",
    },
  },
  {
    id: "M-57",
    chapter: 17,
    claims: ["S4-68"],
    en: {
      belief: "Dynamic allocation asks for all executors at once.",
      refutation: "For one, then two more, four, eight.",
    },
    ko: {
      belief: "동적 할당은 익스큐터를 한꺼번에 청한다.",
      refutation: "하나, 둘, 넷, 여덟씩 더 청합니다.",
    },
  },
  {
    id: "M-58",
    chapter: 16,
    claims: ["S4-47"],
    en: {
      belief: "An idle executor with cached blocks goes after 60 s.",
      refutation: "By default it is kept.",
    },
    ko: {
      belief: "캐시가 있는 노는 익스큐터도 60초 뒤에 내보낸다.",
      refutation: "기본값으로는 내보내지 않습니다.",
    },
  },
  {
    id: "M-59",
    chapter: 17,
    claims: ["S0-30"],
    en: { belief: "Spark needs a Hadoop cluster.", refutation: "Only YARN and HDFS do." },
    ko: {
      belief: "스파크에는 하둡 클러스터가 필요하다.",
      refutation: "필요한 것은 YARN과 HDFS를 쓸 때뿐입니다.",
    },
  },
  {
    id: "M-60",
    chapter: 17,
    claims: ["S0-47"],
    en: {
      belief: "The driver pod is deleted with the executor pods.",
      refutation: "It stays, and its log can be read.",
    },
    ko: {
      belief: "드라이버 파드는 익스큐터 파드와 함께 지워진다.",
      refutation: "남아 있고 로그도 읽을 수 있습니다.",
    },
  },
  {
    id: "M-61",
    chapter: 15,
    claims: ["S3-29", "S4-04"],
    en: {
      belief: "Local mode and standalone are the same.",
      refutation: "Local mode has no manager: one process does everything.",
    },
    ko: {
      belief: "로컬 모드와 스탠드얼론은 같다.",
      refutation: "로컬 모드에는 매니저가 없습니다. 한 프로세스가 모든 일을 합니다.",
    },
  },
  {
    id: "M-62",
    chapter: 17,
    claims: ["S4-59"],
    en: {
      belief: "The fine-grained mode of Mesos is gone in 3.5, or still there in 4.0.",
      refutation: "Deprecated up to 3.5; 4.0 has no Mesos at all.",
    },
    ko: {
      belief: "메소스 미세 단위 모드는 3.5에서 없어졌다. 또는 4.0에도 있다.",
      refutation: "3.5까지 지원 중단 예정이고, 4.0에는 메소스가 없습니다.",
    },
  },
  {
    id: "M-63",
    chapter: 18,
    claims: ["S2-86"],
    en: {
      belief: "A service bound to 127.0.1.1 can be reached from another host.",
      refutation: "That address never leaves the machine.",
    },
    ko: {
      belief: "127.0.1.1에 묶인 서비스에 다른 호스트에서 닿을 수 있다.",
      refutation: "그 주소는 머신 밖으로 나가지 않습니다.",
    },
  },
  {
    id: "M-64",
    chapter: 16,
    claims: ["S4-48"],
    en: {
      belief: "The file of defaults wins over flags, and flags over code.",
      refutation: "The other way round.",
    },
    ko: { belief: "기본값 파일이 옵션을, 옵션이 코드를 이긴다.", refutation: "거꾸로입니다." },
  },
  {
    id: "M-65",
    chapter: 18,
    claims: ["S4-86"],
    en: {
      belief: "Speculation cures skew, and both results count.",
      refutation: "The copy has the same work to do, and only one result is used.",
    },
    ko: {
      belief: "추측 실행은 데이터 치우침을 풀고 두 결과가 다 쓰인다.",
      refutation: "복사본도 할 일이 같고, 결과는 하나만 쓰입니다.",
    },
  },
  {
    id: "M-66",
    chapter: 12,
    claims: ["X-14"],
    en: {
      belief: "A closure shares its variables with the driver.",
      refutation: "It works on a copy; the driver's counter stays at 0.",
    },
    ko: {
      belief: "클로저는 드라이버와 변수를 함께 쓴다.",
      refutation: "복사본으로 돕니다. 드라이버의 계수는 0에 머뭅니다.",
    },
  },
  {
    id: "M-67",
    chapter: 12,
    claims: ["X-15"],
    en: { belief: "A task can start jobs.", refutation: "The context works on the driver only." },
    ko: {
      belief: "태스크가 잡을 일으킬 수 있다.",
      refutation: "컨텍스트는 드라이버에서만 씁니다.",
    },
  },
  {
    id: "M-68",
    chapter: 15,
    claims: ["X-17", "S2-14"],
    en: {
      belief: "With the master die the applications that run.",
      refutation: "They go on; only new grants stop.",
    },
    ko: {
      belief: "마스터가 죽으면 도는 애플리케이션도 죽는다.",
      refutation: "계속 돕니다. 새로 내주는 일만 멈춥니다.",
    },
  },
];
