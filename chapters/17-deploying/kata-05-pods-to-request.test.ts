/**
 * The laws of kata 17/05: how many pods a driver asks for at a look.
 *
 * In Spark: ExecutorPodsAllocator.onNewSnapshots. Left out on purpose: pods that are taken back.
 */
import { podsToRequest } from "#kata/17-deploying/05-pods-to-request";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { upTo } from "../../test/harness/generators/seen.ts";
import { podsCases, sameOnPods } from "./kata-kubernetes.ts";

const few = fc.constantFrom(0, 0, 0, 1, 2);
const looks = fc.record({
  target: fc.nat(16),
  running: fc.nat(6),
  pending: fc.nat(5),
  unseen: few,
  registeredUnseen: few,
  batchSize: fc.integer({ min: 1, max: 6 }),
  maxPendingPods: fc.integer({ min: 1, max: 9 }),
});

kataLaw(
  "a driver asks for what is missing, one batch at most, and for nothing as long as it has not seen all that it asked for",
  {
    subject: podsToRequest,
    claims: ["Y-20"],
    ko: "드라이버는 모자란 만큼, 많아야 한 묶음을 요청한다. 요청한 것이 다 보이기 전에는 요청하지 않는다.",
    cover: { "one is unseen": 20, "a batch is less than is missing": 15, "nothing is missing": 15 },
    kills: ["K-17-05-a", "K-17-05-b", "K-17-05-c", "K-17-05-d", "K-17-05-e"],
    runs: 400,
  },
  [looks],
  (t, rule, seen) => {
    const { target, running, pending, unseen, registeredUnseen, batchSize, maxPendingPods } = seen;
    const known = running + pending + registeredUnseen;
    // Every number of pods that breaks nothing; the driver asks for the most of them.
    const allowed = upTo(batchSize + 1).filter(
      (n) =>
        n === 0 || (unseen === 0 && known + n <= target && known - running + n <= maxPendingPods),
    );
    const [yours, wanted] = [rule(seen), Math.max(...allowed)];
    const [en, ko] = [
      `${target} wanted; ${running} run, ${pending} do not, ${registeredUnseen} registered unseen, ${unseen} unseen; batches of ${batchSize}, ${maxPendingPods} pending at most`,
      `목표 ${target}. 도는 것 ${running}, 돌지 않는 것 ${pending}, 보이기 전에 등록한 것 ${registeredUnseen}, 보이지 않는 것 ${unseen}. 묶음 ${batchSize}, 대기 최대 ${maxPendingPods}`,
    ];
    t.say(en, ko);
    t.classify("one is unseen", unseen > 0);
    t.classify("a batch is less than is missing", unseen === 0 && target - known > batchSize);
    t.classify("nothing is missing", known >= target);
    t.witness(`${en}: ${yours} asked for`, `${ko}: ${yours}개 요청`);
    if (yours !== wanted)
      t.compare(
        { yours: `${yours} pods`, spark: `${wanted} pods`, lanes: [] },
        { yours: `파드 ${yours}개`, spark: `파드 ${wanted}개`, lanes: [] },
      );
    t.expect(yours).toBe(wanted);
  },
);

kataLaw(
  "in these batches the pods of an application come when Spark's come",
  {
    subject: podsToRequest,
    claims: ["Y-20"],
    ko: "이 묶음대로면 애플리케이션의 파드가 스파크에서와 같은 때에 온다.",
    kills: ["K-17-05-a", "K-17-05-e"],
  },
  [podsCases],
  (t, rule, one) =>
    sameOnPods(t, { en: "your batches", ko: "여러분의 묶음" }, { podsToRequest: rule }, one),
);
