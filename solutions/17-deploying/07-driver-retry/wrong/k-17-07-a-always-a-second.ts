/** K-17-07-a: “A supervised driver is tried again every second.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-07-a",
  en: {
    belief: "A supervised driver is tried again every second.",
    refutation: "The wait doubles: 1, 2, 4, … 32, then 60 s and 60 s again, as recorded.",
  },
  ko: {
    belief: "감독받는 드라이버는 1초마다 다시 뜬다.",
    refutation:
      "기다리는 시간은 갑절로 늘어납니다. 기록에서 1, 2, 4, … 32초, 그다음부터는 60초입니다.",
  },
  killedBy:
    "a supervised driver waits one second, then twice as long each time, never longer than the longest wait",
} as const;

export const driverRetry: Policies["driverRetry"] = ({ state, supervise }) =>
  supervise && (state === "TASK_FAILED" || state === "TASK_LOST") ? 1 : undefined;
