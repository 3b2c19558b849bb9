/**
 * Titles of chapter 18's laws: the event log, figures of tasks, what failures leave, what is slow.
 *
 * The English title is the law's name in `chapters/18-monitoring`, word for word. Left out on purpose: the law itself.
 * Source: Spark 3.5.3.
 */
import type { LawSection } from "../claim.ts";

export const lawTitles18: readonly LawSection[] = [
  {
    en: "The event log",
    ko: "이벤트 로그",
    laws: [
      {
        en: "the event log says what a run did: how each job ended, how the attempts of each stage ended",
        ko: "이벤트 로그는 실행이 한 일을 말한다. 잡이 어떻게 끝났고 스테이지의 시도가 어떻게 끝났는지가 다 있다.",
      },
      {
        en: "a log that breaks off says how things stood at that moment",
        ko: "중간에 끊긴 로그는 그 순간의 상태를 말한다.",
      },
      {
        en: "a log read in pieces of any size gives the answers of the whole log",
        ko: "로그를 어떤 크기로 끊어 읽어도 답은 통째로 읽은 것과 같다.",
      },
      {
        en: "broken lines and events that nobody knows change no answer; they are counted",
        ko: "깨진 줄과 모르는 이벤트는 어떤 답도 바꾸지 않는다. 몇 줄인지 센다.",
      },
    ],
  },
  {
    en: "Figures of tasks",
    ko: "태스크의 수치",
    laws: [
      {
        en: "the time of a task is computing, deserializing, serializing and fetching its result; the rest is the scheduler's delay",
        ko: "태스크의 시간은 계산, 역직렬화, 결과의 직렬화와 결과 가져오기다. 나머지가 스케줄러 지연이다.",
      },
      {
        en: "a quantile of a stage is what one of its tasks took; the median of an even number is the upper one",
        ko: "스테이지의 분위수는 태스크 하나가 걸린 값이다. 짝수 개의 중앙값은 가운데 둘 가운데 큰 쪽이다.",
      },
      {
        en: "reducers take in as many records and bytes as mappers wrote",
        ko: "리듀서가 받는 레코드와 바이트는 매퍼가 쓴 만큼이다.",
      },
      {
        en: "the time of all slots is spent on tasks, without a job, with too few tasks or while tasks wait; and the critical path fits into the run",
        ko: "슬롯의 시간은 태스크에 쓰이거나, 잡이 없거나, 태스크가 모자라거나, 태스크가 기다리는 동안 흐른다. 임계 경로는 실행 시간을 넘지 않는다.",
      },
      {
        en: "the doctor says the same in whichever order tasks that ran side by side are told to have ended",
        ko: "나란히 돈 태스크의 끝이 어떤 순서로 적혀도 닥터의 말은 같다.",
      },
    ],
  },
  {
    en: "What a failure leaves",
    ko: "실패가 남기는 것",
    laws: [
      {
        en: "a failed job names its stage, its task, the attempt, the host and the executor",
        ko: "실패한 잡은 스테이지와 태스크와 시도와 호스트와 익스큐터를 말한다.",
      },
      {
        en: "what fails before the first task leaves no task in the log",
        ko: "첫 태스크 전에 난 실패는 로그에 태스크를 남기지 않는다.",
      },
      {
        en: "one bad record fails one task on any host; bad code fails every task; a bad host fails what runs there and works elsewhere",
        ko: "나쁜 레코드는 어느 호스트에서나 한 태스크를 실패시키고, 나쁜 코드는 모든 태스크를, 나쁜 호스트는 거기서 돈 태스크만 실패시킨다.",
      },
      {
        en: "a job that no executor can serve leaves no task in the log, and every 15 seconds a warning",
        ko: "맡을 익스큐터가 없는 잡은 로그에 태스크 없이 15초마다 경고를 남긴다.",
      },
      {
        en: "a driver that is bound to a loopback address is found by executors of its own host alone",
        ko: "루프백 주소에 묶인 드라이버는 같은 호스트의 익스큐터만 찾을 수 있다.",
      },
    ],
  },
  {
    en: "Memory, disks and data",
    ko: "메모리와 디스크와 데이터",
    laws: [
      {
        en: "a full disk fails the map tasks that write there, and no others",
        ko: "가득 찬 디스크는 거기에 쓰는 맵 태스크만 실패시킨다.",
      },
      {
        en: "an executor whose heap is full ends with code 52; its tasks run elsewhere, and the answer stays",
        ko: "힙이 가득 찬 익스큐터는 코드 52로 끝난다. 태스크는 다른 곳에서 돌고 답은 그대로다.",
      },
      {
        en: "results larger than the driver takes end the job, and the driver goes on",
        ko: "드라이버가 받지 않을 만큼 큰 결과는 잡을 끝낸다. 드라이버는 계속 돈다.",
      },
      {
        en: "what was read and what could not be read add up to what there was, whatever fails in between",
        ko: "읽은 것과 읽지 못한 것을 더하면 있던 것이 된다. 중간에 무엇이 실패해도 같다.",
      },
    ],
  },
  {
    en: "What is slow",
    ko: "느린 것",
    laws: [
      {
        en: "the doctor finds a planted skew first, and names its task",
        ko: "닥터는 심어 둔 데이터 치우침을 가장 먼저 찾고 태스크까지 말한다.",
      },
      {
        en: "where nothing is wrong the doctor finds nothing above a note",
        ko: "잘못된 것이 없으면 닥터는 참고보다 무거운 소견을 내지 않는다.",
      },
      {
        en: "a copy helps a task on a slow host, not one that has more to do; and one result of each task counts",
        ko: "복사본은 느린 호스트의 태스크를 돕고, 할 일이 많은 태스크는 돕지 못한다. 태스크마다 결과 하나만 쓰인다.",
      },
      {
        en: "a join with a broadcast table shuffles nothing and answers the same",
        ko: "브로드캐스트한 표와의 조인은 셔플이 없고 답은 같다.",
      },
      {
        en: "every small file is a task of its own until they are packed; the lines stay",
        ko: "작은 파일은 저마다 태스크 하나다. 묶으면 태스크가 줄고 줄은 그대로다.",
      },
    ],
  },
];
