/**
 * The laws of kata 17/01: the size of a container.
 *
 * In Spark: nothing; in Hadoop DefaultResourceCalculator, DominantResourceCalculator. Left out on purpose: other resources.
 */
import { containerSize } from "#kata/17-deploying/01-container-size";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { engineCases } from "./kata-cases.ts";
import { sameAsSpark } from "./kata-engine.ts";

const requests = fc
  .record({
    step: fc.constantFrom(128, 256, 1000, 1024),
    steps: fc.nat(6),
    rest: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 127 })),
    vcores: fc.integer({ min: 0, max: 9 }),
    most: fc.integer({ min: 3, max: 6 }),
    calculator: fc.constantFrom("memory" as const, "dominant" as const),
  })
  .map(({ step, steps, rest, vcores, most, calculator }) => ({
    asked: { memory: steps * step + rest, vcores },
    minimum: { memory: step, vcores: 1 },
    maximum: { memory: most * step, vcores: 4 },
    calculator,
  }));

const inWords = ({
  memory,
  vcores,
}: {
  readonly memory: number;
  readonly vcores: number;
}): string => `${memory} MB, ${vcores} vcores`;

kataLaw(
  "a container is the request up to the next step, and no larger than the largest",
  {
    subject: containerSize,
    claims: ["Y-09"],
    ko: "컨테이너는 요청을 다음 단위까지 올린 것이고 최대치를 넘지 않는다.",
    cover: { "fits the steps": 30, "above the largest": 15 },
    kills: ["K-17-01-a", "K-17-01-b"],
  },
  [requests],
  (t, size, request) => {
    const { asked, minimum, maximum } = request;
    t.say(
      `${asked.memory} MB with steps of ${minimum.memory}, ${maximum.memory} at most`,
      `${asked.memory} MB, 단위 ${minimum.memory}, 최대 ${maximum.memory}`,
    );
    t.classify("fits the steps", asked.memory % minimum.memory === 0);
    t.classify("above the largest", asked.memory > maximum.memory);
    let whole = minimum.memory;
    while (whole < asked.memory && whole < maximum.memory) whole += minimum.memory;
    const answer = size(request);
    t.compare(
      { yours: `${answer.memory} MB`, spark: `${whole} MB` },
      { yours: `${answer.memory} MB`, spark: `${whole} MB` },
    );
    t.witness(`${asked.memory} MB come to ${whole} MB`, `${asked.memory} MB는 ${whole} MB가 됨`);
    t.expect(answer.memory).toBe(whole);
  },
);

kataLaw(
  "only the dominant calculator counts cores",
  {
    subject: containerSize,
    claims: ["Y-09"],
    ko: "코어를 세는 것은 dominant 계산기뿐이다.",
    cover: { "cores count": 30, "several cores asked": 50 },
    kills: ["K-17-01-c"],
  },
  [requests],
  (t, size, request) => {
    const { asked, calculator, maximum } = request;
    const counts = calculator === "dominant";
    t.say(
      `${asked.vcores} vcores, calculator ${calculator}`,
      `코어 ${asked.vcores}개, 계산기 ${calculator}`,
    );
    t.classify("cores count", counts);
    t.classify("several cores asked", asked.vcores > 1);
    const expected = counts ? Math.min(Math.max(1, asked.vcores), maximum.vcores) : 1;
    const answer = size(request);
    t.compare(
      { yours: inWords(answer), spark: `${expected} vcores` },
      { yours: inWords(answer), spark: `코어 ${expected}개` },
    );
    t.witness(
      `${asked.vcores} vcores asked, ${expected} booked`,
      `코어 ${asked.vcores}개 요청, ${expected}개 적음`,
    );
    t.expect(answer.vcores).toBe(expected);
  },
);

kataLaw(
  "with these sizes YARN grants the containers that it would grant",
  {
    subject: containerSize,
    claims: ["S0-18"],
    ko: "이 크기로 YARN은 원래 내줄 컨테이너를 내준다.",
    cover: { "several applications": 50 },
    kills: ["K-17-01-a", "K-17-01-b"],
  },
  [engineCases],
  async (t, subject, one) => {
    t.classify("several applications", one.asked.length > 1);
    await sameAsSpark(
      t,
      { en: "your sizes", ko: "여러분의 크기" },
      { containerSize: subject },
      one,
    );
  },
);
