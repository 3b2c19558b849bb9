/**
 * The laws of kata 17/04: how much memory a pod asks for.
 *
 * In Spark: BasicDriverFeatureStep, BasicExecutorFeatureStep. Left out on purpose: memory outside the heap.
 */
import { podMemory } from "#kata/17-deploying/04-pod-memory";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { podsCases, sameOnPods } from "./kata-kubernetes.ts";

const shares = fc.constantFrom(undefined, undefined, undefined, 0.05, 0.25, 1);
const settings = fc.record({
  heap: fc.oneof(fc.integer({ min: 450, max: 1500 }), fc.integer({ min: 4000, max: 20_000 })),
  overhead: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined, freq: 3 }),
  ownFactor: shares,
  factor: shares,
  isPythonOrR: fc.boolean(),
});

kataLaw(
  "a pod asks for its heap and an overhead: what is said, or a share of the heap, 384 MiB at least",
  {
    subject: podMemory,
    claims: ["Y-20"],
    ko: "파드는 힙과 오버헤드를 요청한다. 오버헤드는 적어 둔 값이거나 힙의 몇 배이고 적어도 384 MiB다.",
    cover: { "an overhead is said": 15, "384 MiB decide": 8, "both factors are set": 10 },
    kills: ["K-17-04-a", "K-17-04-b", "K-17-04-c", "K-17-04-d", "K-17-04-e"],
    runs: 300,
  },
  [settings],
  (t, rule, asked) => {
    const { heap, overhead, ownFactor, factor, isPythonOrR } = asked;
    const factors = [ownFactor, factor, isPythonOrR ? 0.4 : 0.1].filter((one) => one !== undefined);
    const byShare = Math.floor(heap * (factors[0] ?? 0));
    const wanted = heap + (overhead ?? (byShare < 384 ? 384 : byShare));
    const set = (value: number | undefined): string => (value === undefined ? "-" : String(value));
    const [en, ko] = [
      `a heap of ${heap} MiB${isPythonOrR ? " in Python" : ""}; overhead ${set(overhead)}, own factor ${set(ownFactor)}, factor ${set(factor)}`,
      `힙 ${heap} MiB${isPythonOrR ? "(파이썬)" : ""}. 오버헤드 ${set(overhead)}, 자기 배수 ${set(ownFactor)}, 공통 배수 ${set(factor)}`,
    ];
    const yours = rule(asked);
    t.say(en, ko);
    t.classify("an overhead is said", overhead !== undefined);
    t.classify("384 MiB decide", overhead === undefined && byShare < 384);
    t.classify("both factors are set", ownFactor !== undefined && factor !== undefined);
    t.witness(`${en}: ${yours} MiB`, `${ko}: ${yours} MiB`);
    if (yours !== wanted)
      t.compare(
        { yours: `${yours} MiB`, spark: `${wanted} MiB`, lanes: [] },
        { yours: `${yours} MiB`, spark: `${wanted} MiB`, lanes: [] },
      );
    t.expect(yours).toBe(wanted);
  },
);

kataLaw(
  "with these sizes nodes keep for the pods of an application what they keep for Spark's",
  {
    subject: podMemory,
    claims: ["Y-20"],
    ko: "이 크기대로면 노드가 애플리케이션의 파드에 스파크와 같은 메모리를 남겨 둔다.",
    kills: ["K-17-04-a", "K-17-04-b"],
  },
  [podsCases],
  (t, rule, one) =>
    sameOnPods(t, { en: "your sizes", ko: "여러분의 크기" }, { podMemory: rule }, one),
);
