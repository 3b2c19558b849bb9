/**
 * Kinds of cases of chapter 17 in Korean, by the name that its laws give them.
 *
 * In Spark: nothing. The table of all kinds is in kinds.ts. Left out on purpose: kinds that another chapter has named already.
 */
export const kinds17: Readonly<Record<string, string>> = {
  "cores count": "코어도 셈",
  "larger than asked": "요청보다 큼",
  "a node was lost": "노드를 잃음",
  "another attempt": "다음 시도가 있음",
  "two workers or more": "워커 둘 이상",
  "main throws": "main이 예외를 던짐",
  "told not to wait": "기다리지 말라고 함",
  "left by System.exit": "System.exit로 나감",
  "fits the steps": "단위에 맞음",
  "above the largest": "최대치를 넘음",
  "several cores asked": "코어 여럿을 요청",
  "nobody may have it": "줄 수 있는 곳이 없음",
  "a queue above its share": "몫을 넘은 큐",
  "several queues": "큐 여럿",
  "several applications": "애플리케이션 여럿",
  "it is over": "끝남",
  "a program fails": "프로그램이 실패",
  "neither is set": "둘 다 없음",
  "on YARN": "YARN",
  "several executors on an offer": "제안 하나에 익스큐터 여럿",
  "an unfit agent": "조건에 맞지 않는 에이전트",
  "cores enough": "코어를 다 채움",
  "two applications at once": "애플리케이션 둘이 동시에 돎",
  "an offer is declined": "제안을 거절함",
  "idle for long": "오래 놂",
  "several agents": "에이전트 여럿",
  "tasks come twice": "태스크가 두 번 옴",
  "tried again twice": "두 번 다시 시도함",
  "not supervised": "감독받지 않음",
  "two minutes": "2분",
  "an impatient dispatcher": "성급한 디스패처",
};
