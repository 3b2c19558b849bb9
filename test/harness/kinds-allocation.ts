/**
 * Kinds of cases of the laws about executors that come and go and about standby Masters, in Korean.
 *
 * In Spark: nothing. Left out on purpose: names that nobody declares.
 */
export const kindsOfAllocation: Readonly<Record<string, string>> = {
  "two masters died": "마스터 둘이 죽음",
  "tasks ended while nobody was in charge": "맡은 마스터가 없는 동안 태스크가 끝남",
  "a later application waited": "나중에 온 애플리케이션이 기다림",
  "down to the minimum": "최소까지 줄임",
  "down to what is of use": "쓸모만큼으로 줄임",
  "tasks still run": "도는 태스크가 있음",
  "not due": "아직 때가 아님",
  "a whole step": "한 걸음을 다 씀",
  "cut by what is of use": "쓸모에서 잘림",
  "cut by the limit": "상한에서 잘림",
  "more are there than are wanted": "원하는 것보다 많이 있음",
  "asked for several at a time": "한 번에 여럿 요청",
  "asked for one only": "하나만 요청",
  "asked more than once": "두 번 넘게 요청",
  "stopped by the limit": "상한에서 멈춤",
  "stopped by what the tasks need": "태스크에 필요한 만큼에서 멈춤",
  "the cluster has fewer": "클러스터에 자리가 모자람",
  "several tasks to an executor": "익스큐터 하나에 태스크 여럿",
  "asks for half": "절반만 요청",
  "held nothing": "가진 것 없음",
  "held cached blocks": "캐시된 블록을 가짐",
  "held shuffle files": "셔플 파일을 가짐",
  "shuffle files are served": "셔플 파일은 서비스가 내줌",
  "for a time only": "정해진 동안만 남김",
  "died at work": "일하다 죽음",
  "died idle": "놀다 죽음",
  "more than the minimum was left": "최소보다 많이 남아 있음",
};
