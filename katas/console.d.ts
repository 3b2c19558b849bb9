/**
 * What a kata may print while it is written; the lines stand under its verdict. `console` is the same here as anywhere.
 * 카타를 쓰는 동안 출력할 수 있는 것. 판정 아래에 그 줄이 보입니다.
 */
declare const console: Readonly<
  Record<
    "log" | "info" | "warn" | "error" | "debug" | "table" | "dir",
    (...values: unknown[]) => void
  >
>;
