/**
 * Titles of chapter 14's laws: copies and handles, broadcasts, accumulators.
 *
 * The English title is the law's name in `chapters/14-shared-variables`, word for word. Left out on purpose: the law itself.
 * Source: Spark 3.5.3.
 */
import type { LawSection } from "../claim.ts";

export const lawTitles14: readonly LawSection[] = [
  {
    en: "Copies and handles",
    ko: "복사본과 핸들",
    laws: [
      {
        en: "a variable that a task changes is the task's copy; the driver's stays as it was",
        ko: "태스크가 바꾸는 변수는 태스크의 복사본이다. 드라이버의 변수는 그대로다.",
      },
      {
        en: "a captured value travels with the code of every stage, a broadcast as its number",
        ko: "캡처한 값은 스테이지 코드마다 함께 가고, 브로드캐스트는 번호로 간다.",
      },
    ],
  },
  {
    en: "Broadcast variables",
    ko: "브로드캐스트 변수",
    laws: [
      {
        en: "an executor fetches each piece of a broadcast once, however many of its tasks use it",
        ko: "익스큐터는 브로드캐스트의 조각을 저마다 한 번만 가져온다. 쓰는 태스크가 몇 개여도 같다.",
      },
      {
        en: "a piece comes from the driver or from an executor that already has it",
        ko: "조각은 드라이버나 이미 그 조각을 가진 익스큐터에서 온다.",
      },
      {
        en: "an executor that comes late takes pieces from those that have them, not from the driver alone",
        ko: "늦게 온 익스큐터는 드라이버뿐 아니라 이미 가진 익스큐터에서도 조각을 가져온다.",
      },
      {
        en: "a broadcast value is what it was when it was broadcast; in local mode tasks read the driver's own object",
        ko: "브로드캐스트 값은 브로드캐스트한 순간의 값이다. 로컬 모드의 태스크는 드라이버의 객체를 그대로 읽는다.",
      },
      {
        en: "a task that changes a broadcast value changes it for the later tasks of its executor, and for nobody else",
        ko: "태스크가 브로드캐스트 값을 바꾸면 같은 익스큐터의 다음 태스크가 그 값을 본다. 다른 곳에는 닿지 않는다.",
      },
      {
        en: "after `unpersist` a broadcast is fetched again; after `destroy` nobody can use it",
        ko: "`unpersist` 뒤에는 다시 가져오고, `destroy` 뒤에는 아무도 쓸 수 없다.",
      },
      {
        en: "a broadcast pushed out of memory is read from the executor's own disk and not fetched again",
        ko: "메모리에서 밀려난 브로드캐스트는 익스큐터 자신의 디스크에서 읽고, 다시 가져오지 않는다.",
      },
    ],
  },
  {
    en: "Accumulators",
    ko: "어큐뮬레이터",
    laws: [
      {
        en: "in an action an accumulator counts each partition once, whatever fails or dies",
        ko: "액션 안의 어큐뮬레이터는 무엇이 실패하고 죽어도 파티션마다 한 번만 센다.",
      },
      {
        en: "in a transformation an accumulator counts again each time its partition is computed",
        ko: "트랜스포메이션 안의 어큐뮬레이터는 파티션을 계산할 때마다 다시 센다.",
      },
      {
        en: "a map task that runs again after a loss adds again",
        ko: "잃은 뒤 다시 도는 맵 태스크는 다시 더한다.",
      },
      {
        en: "a task reads its own part of an accumulator, the driver the sum of what came back",
        ko: "태스크는 어큐뮬레이터에서 자기 몫만 읽고, 드라이버는 돌아온 것의 합을 읽는다.",
      },
      {
        en: "a named accumulator is listed with the tasks and stages that changed it, one without a name nowhere",
        ko: "이름 있는 어큐뮬레이터는 그것을 바꾼 태스크와 스테이지에 적힌다. 이름이 없으면 어디에도 적히지 않는다.",
      },
    ],
  },
  {
    en: "What is cleaned",
    ko: "정리되는 것",
    laws: [
      {
        en: "whenever garbage is collected, what the program still leads to stays: the same tasks run and answer the same",
        ko: "가비지 컬렉션이 언제 일어나도 프로그램이 아직 가리키는 것은 남는다. 같은 태스크가 돌고 답도 같다.",
      },
      {
        en: "what the program refers to no more goes with the next garbage: blocks, shuffle files, broadcasts; and not before",
        ko: "프로그램이 더는 가리키지 않는 것은 다음 가비지 컬렉션 때 사라진다. 블록, 셔플 파일, 브로드캐스트가 그렇다. 그 전에는 남아 있다.",
      },
    ],
  },
];
