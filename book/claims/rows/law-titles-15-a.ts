/**
 * Titles of chapter 15's laws, sections "The parts" and "The life cycle outside".
 *
 * The English title is the law's name in `chapters/15-life-cycle`, word for word. Left out on purpose: the law itself.
 * Source: Spark 3.5.3.
 */
import type { LawSection } from "../claim.ts";

export const lawTitles15A: readonly LawSection[] = [
  {
    en: "The parts",
    ko: "구성 요소",
    laws: [
      {
        en: "an application is one driver and the executors that registered with it",
        ko: "애플리케이션은 드라이버 하나와 그 드라이버에 등록한 익스큐터로 이루어진다.",
      },
      {
        en: "an executor belongs to one application",
        ko: "익스큐터는 한 애플리케이션에만 속한다.",
      },
      {
        en: "what one application caches or registers, another cannot read",
        ko: "한 애플리케이션이 캐시한 것을 다른 애플리케이션은 읽지 못한다.",
      },
      {
        en: "the driver is the process that runs `main`, and `main` begins before its context exists",
        ko: "드라이버는 `main`을 실행하는 프로세스이며, `main`이 시작한 뒤에 컨텍스트가 생긴다.",
      },
      {
        en: "a second SparkContext is refused while the first one is active",
        ko: "`SparkContext`가 살아 있는 동안에는 두 번째 생성이 거절된다.",
      },
      {
        en: "`getOrCreate` answers the session that exists, and all sessions share one context",
        ko: "`getOrCreate`는 이미 있는 세션을 돌려주고, 세션은 모두 컨텍스트 하나를 함께 쓴다.",
      },
      {
        en: "a core setting is fixed once the application runs",
        ko: "애플리케이션이 도는 동안에는 SQL 밖의 설정이 바뀌지 않는다.",
      },
      {
        en: "as many executors stand on a worker as its cores and its memory allow",
        ko: "워커에는 코어와 메모리가 허락하는 만큼의 익스큐터가 선다.",
        holdsWhen: {
          en: "standalone, static allocation, one application, `spark.cores.max` unset",
          ko: "스탠드얼론, 정적 할당, 애플리케이션 하나, `spark.cores.max`를 정하지 않음",
        },
      },
      {
        en: "an executor never runs more tasks at once than it has slots",
        ko: "익스큐터가 함께 돌리는 태스크 수는 슬롯 수를 넘지 않는다.",
      },
      {
        en: "executors run only tasks that their driver sent them",
        ko: "익스큐터는 자기 드라이버가 보낸 태스크만 돌린다.",
      },
    ],
  },
  {
    en: "The life cycle outside",
    ko: "외부의 수명 주기",
    laws: [
      {
        en: "an executor is asked for, granted, started and registered before its first task",
        ko: "익스큐터는 요청, 배정, 기동, 등록을 차례로 거친 뒤에 첫 태스크를 받는다.",
      },
      {
        en: "the manager never grants more cores than the application asked for",
        ko: "클러스터 매니저가 내주는 코어는 애플리케이션이 요청한 수를 넘지 않는다.",
      },
      {
        en: "the worker starts the executor, and the executor introduces itself to the driver",
        ko: "워커가 익스큐터를 띄우고, 익스큐터가 드라이버를 찾아가 등록한다.",
      },
      {
        en: "an application submitted before any worker joins waits, and runs by itself when one joins",
        ko: "워커보다 먼저 제출한 애플리케이션은 기다렸다가 워커가 오면 스스로 돈다.",
        holdsWhen: { en: "standalone", ko: "스탠드얼론" },
      },
      {
        en: "in client mode the submitting process is the driver; in cluster mode the manager launches one",
        ko: "클라이언트 모드에서는 제출한 프로세스가 드라이버이고, 클러스터 모드에서는 매니저가 드라이버를 띄운다.",
        holdsWhen: { en: "standalone", ko: "스탠드얼론" },
      },
      {
        en: "deploy mode moves the driver, not the tasks",
        ko: "배포 모드가 옮기는 것은 드라이버이지 태스크가 아니다.",
        holdsWhen: { en: "same granted executors", ko: "배정받은 익스큐터가 같음" },
      },
      {
        en: "without a deploy mode the mode is `client`",
        ko: "배포 모드를 적지 않으면 `client`이다.",
      },
      {
        en: "a submission that no manager can carry out is refused before anything is launched",
        ko: "맞지 않는 제출은 아무것도 띄우기 전에 거절된다.",
      },
      {
        en: "in client mode, the application ends with the process that submitted it",
        ko: "클라이언트 모드에서는 제출한 프로세스가 끝나면 애플리케이션도 끝난다.",
      },
      {
        en: "in cluster mode, the driver goes on after the submitter is gone",
        ko: "클러스터 모드의 드라이버는 제출한 쪽이 사라져도 계속 돈다.",
        holdsWhen: { en: "standalone", ko: "스탠드얼론" },
      },
      {
        en: "a supervised driver that fails starts again from nothing, one driver at a time",
        ko: "`--supervise`를 준 드라이버는 실패하면 처음부터 다시 시작하며, 한 번에 하나만 있다.",
        holdsWhen: { en: "standalone, cluster mode", ko: "스탠드얼론, 클러스터 모드" },
      },
      {
        en: "a file of the submitter is there in client mode and missing in cluster mode",
        ko: "제출한 머신의 파일은 클라이언트 모드에서만 보인다.",
      },
      {
        en: "the messages of a job are counted by its tasks, not by the distance of its driver",
        ko: "드라이버와 익스큐터가 주고받는 메시지 수는 태스크 수를 따르며 거리를 따르지 않는다.",
      },
      {
        en: "the manager hears of applications and executors, never of stages or tasks",
        ko: "클러스터 매니저는 애플리케이션과 익스큐터만 알고 스테이지와 태스크는 모른다.",
      },
      {
        en: "when an application ends, its executors stop and their cores are free again",
        ko: "애플리케이션이 끝나면 익스큐터가 멈추고 코어가 돌아온다.",
      },
      {
        en: "a standalone master calls a client-mode application FINISHED however it ended",
        ko: "스탠드얼론 마스터는 클라이언트 모드 애플리케이션이 어떻게 끝나든 FINISHED로 적는다.",
        holdsWhen: {
          en: "standalone; an application is FAILED only after too many executor failures",
          ko: "스탠드얼론. FAILED는 익스큐터가 너무 여러 번 실패했을 때만 나온다",
        },
      },
    ],
  },
];
