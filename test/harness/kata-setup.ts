/**
 * Runs before each law file of the learner's katas: the counters of the loop guard are ready, and the way from any value
 * to the maker of functions (`value.constructor("text")`) is closed.
 *
 * In Spark: nothing. `sandbox.ts` refuses what a text shows; this refuses what a text hides. Left out on purpose: a wall
 * against malice; a grader runs submissions in a process of their own.
 */
import { spoken } from "./texts.ts";
import { armLoopGuard, CouldNotRun } from "./trial.ts";

armLoopGuard();

const makers = [
  Function,
  (async () => undefined).constructor,
  function* () {}.constructor,
  async function* () {}.constructor,
] as FunctionConstructor[];

function refuse(): never {
  throw new CouldNotRun(
    "reference",
    spoken({ en: "code was made from a text", ko: "텍스트로 코드를 만들었습니다" }),
  );
}

for (const maker of makers)
  Object.defineProperty(maker.prototype, "constructor", {
    value: new Proxy(maker, { apply: refuse, construct: refuse }),
    configurable: true,
  });
