/**
 * Titles of chapter 15's laws, sections "The life cycle inside" and "When things die".
 *
 * The English title is the law's name in `chapters/15-life-cycle`, word for word. Left out on purpose: the law itself.
 * Source: Spark 3.5.3.
 */
import type { LawSection } from "../claim.ts";

export const lawTitles15B: readonly LawSection[] = [
  {
    en: "The life cycle inside",
    ko: "내부의 수명 주기",
    laws: [
      {
        en: "without an action, an application ends with no job",
        ko: "액션이 없으면 잡도 없다.",
      },
      {
        en: "the tasks of a job do not exist before its action is called",
        ko: "태스크는 액션을 부르기 전에는 없다.",
      },
      {
        en: "in one thread, a job ends before the next one starts",
        ko: "한 스레드에서는 앞 잡이 끝나야 다음 잡이 시작된다.",
      },
      {
        en: "one action may run several jobs: `take` runs one for each round of partitions",
        ko: "액션 하나에 잡이 여럿이기도 하다. `take`는 파티션을 읽는 회차마다 잡을 하나씩 낸다.",
        holdsWhen: { en: "RDD API", ko: "RDD API" },
      },
      {
        en: "an action that returns nothing still runs its job",
        ko: "아무것도 돌려주지 않는 액션도 잡을 돌린다.",
      },
      {
        en: "a stage boundary lies exactly at a shuffle dependency",
        ko: "스테이지의 경계는 셔플 의존성마다 있고 다른 곳에는 없다.",
        holdsWhen: {
          en: "nothing cached or checkpointed",
          ko: "캐시하거나 체크포인트한 것이 없음",
        },
      },
      {
        en: "a further narrow step changes neither the stages nor the tasks",
        ko: "좁은 단계를 하나 더 이어도 스테이지와 태스크의 수는 그대로다.",
        holdsWhen: {
          en: "the step is not `map` or `flatMap` between two operations that share a partitioner",
          ko: "파티셔너를 함께 쓰는 두 연산 사이의 `map`, `flatMap`이 아님",
        },
      },
      {
        en: "a record passes all narrow steps of a stage before the next record starts",
        ko: "레코드 하나가 스테이지의 좁은 단계를 모두 지난 뒤에 다음 레코드가 출발한다.",
        holdsWhen: {
          en: "no step that sorts or groups inside the partition",
          ko: "파티션 안에서 정렬하거나 묶는 단계가 없음",
        },
      },
      {
        en: "a stage submits one task for each partition it still has to compute",
        ko: "스테이지는 아직 계산하지 않은 파티션마다 태스크를 하나씩 낸다.",
      },
      {
        en: "a task set holds the tasks of one stage attempt, all with the same code",
        ko: "태스크 세트에는 한 스테이지 시도의 태스크만 들어가며 코드는 모두 같다.",
      },
      {
        en: "an executor fetches the code of a stage once, however many of its tasks it runs",
        ko: "익스큐터는 스테이지의 코드를 한 번만 받아 온다. 태스크를 몇 개 돌리든 마찬가지다.",
      },
      {
        en: "a stage does not start before all the map output it reads is in place",
        ko: "읽을 맵 출력이 다 모이기 전에는 스테이지가 시작되지 않는다.",
      },
      {
        en: "a map task leaves one data file on its executor, and a result task sends its value to the driver",
        ko: "맵 태스크는 익스큐터에 데이터 파일 하나를 남기고, 결과 태스크는 값을 드라이버로 보낸다.",
      },
      {
        en: "each task's result reaches the driver when that task ends",
        ko: "태스크의 결과는 그 태스크가 끝날 때 드라이버에 닿는다.",
      },
      {
        en: "shuffled bytes go from executor to executor, never through the driver",
        ko: "셔플 데이터는 익스큐터에서 익스큐터로 가며 드라이버를 거치지 않는다.",
      },
      {
        en: "while its map output remains, a stage is skipped, not run again",
        ko: "맵 출력이 남아 있으면 그것을 만든 스테이지는 다시 돌지 않고 건너뛴다.",
        holdsWhen: {
          en: "same RDD object, same application",
          ko: "같은 RDD 객체, 같은 애플리케이션",
        },
      },
      {
        en: "shuffle output belongs to the shuffled RDD, not to the code that made it",
        ko: "셔플 출력은 코드가 아니라 셔플한 RDD에 딸린다.",
      },
      {
        en: "without `persist`, a job leaves no RDD block behind",
        ko: "`persist`가 없으면 잡이 끝난 뒤에 남는 RDD 블록이 없다.",
        holdsWhen: { en: "all fits in memory", ko: "메모리에 다 들어감" },
      },
      {
        en: "the events of a job keep their order",
        ko: "잡의 이벤트는 순서를 지킨다.",
      },
      {
        en: "a parent stage has a lower number than its child, and a skipped stage has one too",
        ko: "부모 스테이지의 번호는 자식보다 작고, 건너뛴 스테이지도 번호를 받는다.",
      },
      {
        en: "`treeAggregate` adds stages and sends the driver fewer results, with the same answer",
        ko: "`treeAggregate`는 스테이지를 더해 드라이버로 가는 결과 수를 줄이고 답은 같다.",
      },
      {
        en: "one machine computes the same answer as a cluster",
        ko: "머신 한 대로 돌려도 클러스터와 답이 같다.",
      },
      {
        en: "the tasks of a barrier stage are launched in one instant, when there are slots for all of them, and when one fails all are computed again",
        ko: "배리어 스테이지의 태스크는 모두를 위한 슬롯이 있을 때 한순간에 시작하고, 하나가 실패하면 모두 다시 계산한다.",
      },
      {
        en: "a module's variable is looked up where the task runs, not where the driver stands",
        ko: "모듈 변수는 드라이버가 아니라 태스크가 도는 곳에서 찾는다.",
        holdsWhen: {
          en: "the imported file is not the program's own file",
          ko: "가져온 파일이 프로그램 자신의 파일이 아님",
        },
      },
    ],
  },
  {
    en: "When things die",
    ko: "무엇이 죽었을 때",
    laws: [
      {
        en: "without faults or dynamic allocation, no executor goes before the application ends",
        ko: "장애도 동적 할당도 없으면 애플리케이션이 끝날 때까지 익스큐터는 그대로다.",
      },
      {
        en: "a lost executor is replaced under a new number",
        ko: "잃은 익스큐터의 자리에는 새 번호의 익스큐터가 온다.",
        holdsWhen: {
          en: "standalone; its worker, or another one with room, lives",
          ko: "스탠드얼론. 그 워커나 자리가 있는 다른 워커가 살아 있음",
        },
      },
      {
        en: "a lost executor costs exactly the map outputs that it held",
        ko: "익스큐터를 잃으면 거기 있던 맵 출력만 다시 만든다.",
        holdsWhen: { en: "determinate lineage", ko: "계보가 결정적임" },
      },
      {
        en: "the external shuffle service keeps an executor's shuffle files, its cached blocks on disk only if told to, and of a lost worker nothing",
        ko: "외부 셔플 서비스는 익스큐터의 셔플 파일을 지킨다. 디스크에 캐시된 블록은 지키라고 한 때만 지킨다. 워커를 잃으면 아무것도 지키지 못한다.",
        holdsWhen: { en: "the service lives", ko: "서비스가 살아 있음" },
      },
      {
        en: "a failed reduce task does not run the map tasks again",
        ko: "리듀스 태스크가 실패해도 맵 태스크는 다시 돌지 않는다.",
        holdsWhen: { en: "no fetch failure", ko: "페치 실패가 없음" },
      },
      {
        en: "after a fetch failure, Spark makes only the lost map output again",
        ko: "페치 실패가 나면 스파크는 잃은 맵 출력만 다시 만든다.",
        holdsWhen: { en: "determinate map output", ko: "맵 출력이 결정적임" },
      },
      {
        en: "a map stage that may come out otherwise is computed again as a whole, and a job that has results of it is given up",
        ko: "다시 계산하면 달라질 수 있는 맵 스테이지는 통째로 다시 계산하고, 그 결과를 이미 받은 잡은 포기한다.",
      },
      {
        en: "the fourth failure of one task ends the job; in local mode the first does",
        ko: "한 태스크가 네 번째로 실패하면 잡이 끝난다. 로컬 모드에서는 첫 번째에 끝난다.",
        holdsWhen: {
          en: "failures that count: not a fetch failure, a kill or an executor lost through no fault of the task",
          ko: "세는 실패일 때. 페치 실패, 강제 종료, 태스크 탓이 아닌 익스큐터 유실은 세지 않는다",
        },
      },
      {
        en: "killing the master stops grants, not running applications",
        ko: "마스터가 죽으면 새 배정만 멈추고 도는 애플리케이션은 계속 돈다.",
        holdsWhen: {
          en: "standalone, no executor is lost",
          ko: "스탠드얼론, 익스큐터를 잃지 않음",
        },
      },
      {
        en: "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
        ko: "마스터가 여럿이어도 일을 맡는 것은 많아야 하나다. 그것이 죽으면 1분 뒤 다른 마스터가 기록을 이어받고, 그동안에도 애플리케이션은 계산한다.",
        holdsWhen: {
          en: "spark.deploy.recoveryMode=ZOOKEEPER, killed without a word, drivers and workers answer",
          ko: "spark.deploy.recoveryMode=ZOOKEEPER, 말없이 죽음, 드라이버와 워커가 답함",
        },
      },
    ],
  },
  {
    en: "Executors that come and go",
    ko: "오고 가는 익스큐터",
    laws: [
      {
        en: "while tasks wait, executors are asked for one, two, four, eight more at a time, up to what the tasks need",
        ko: "태스크가 기다리는 동안 익스큐터를 하나, 둘, 넷, 여덟 개씩 더 요청하되, 태스크가 쓸 만큼까지만 요청한다.",
        holdsWhen: {
          en: "dynamic allocation is on, no task ends meanwhile",
          ko: "동적 할당을 켰고, 그동안 끝나는 태스크가 없음",
        },
      },
      {
        en: "an idle executor is given back after its time, one with cached blocks or with shuffle files that it must serve itself is kept",
        ko: "노는 익스큐터는 정해진 시간이 지나면 돌려주지만, 캐시된 블록이 있거나 제 셔플 파일을 직접 내주어야 하는 익스큐터는 남긴다.",
        holdsWhen: {
          en: "more are there than are wanted; cachedExecutorIdleTimeout and shuffleTracking.timeout say for how long it is kept, by default for ever",
          ko: "원하는 수보다 많이 있음. 얼마나 오래 남길지는 cachedExecutorIdleTimeout과 shuffleTracking.timeout이 정하며 기본값은 끝없이",
        },
      },
      {
        en: "an executor that died is replaced while as many are wanted, and not after the work is done",
        ko: "죽은 익스큐터의 자리는 그만큼을 원하는 동안에만 채우고, 일이 끝난 뒤에는 채우지 않는다.",
        holdsWhen: { en: "dynamic allocation is on", ko: "동적 할당을 켰음" },
      },
      {
        en: "with dynamic allocation, the second of two applications gets cores while the first is idle",
        ko: "동적 할당이면, 두 애플리케이션 가운데 나중 것은 먼저 온 것이 노는 동안 코어를 받는다.",
      },
    ],
  },
];
