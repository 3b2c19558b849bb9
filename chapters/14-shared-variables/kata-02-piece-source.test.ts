/**
 * The laws of kata 14/02: from whom an executor takes a piece.
 *
 * In Spark: BlockManager.sortLocations. Left out on purpose: racks.
 */
import { pieceSource } from "#kata/14-shared-variables/02-piece-source";
import type { PieceHolder } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { inBoth, sameAsSpark } from "./kata-engine.ts";

const me: PieceHolder = { executorId: "9", host: "worker-9" };

/** The driver and up to four executors, shuffled; `near` of them on the host that asks. */
const holders = (near: boolean): fc.Arbitrary<readonly PieceHolder[]> =>
  fc
    .tuple(fc.integer({ min: near ? 1 : 0, max: 4 }), fc.nat(4), fc.nat(9_999))
    .map(([executors, at, order]) => {
      const drawn: PieceHolder[] = [
        { executorId: "driver", host: "submitter" },
        ...Array.from({ length: executors }, (_, n) => ({
          executorId: String(n),
          host: `worker-${n}`,
        })),
      ];
      const chosen = at % drawn.length;
      const placed = drawn.map((one, n) =>
        near && n === chosen ? { ...one, host: me.host } : one,
      );
      return placed
        .map((one, n) => ({ one, key: (order * (n + 7) * 31) % 1_009 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
    });

const named = ({ executorId, host }: PieceHolder): string => `${executorId} on ${host}`;
const atHost = ({ executorId, host }: PieceHolder): string => `${host}의 ${executorId}`;

kataLaw(
  "a holder on the own host is asked before all others",
  {
    subject: pieceSource,
    claims: ["S4-121"],
    ko: "같은 호스트에 있는 보유자에게 먼저 묻는다.",
    cover: { "it is not the first": 35, "it is the driver": 10 },
    kills: ["K-14-02-c"],
  },
  [holders(true), fc.nat(5)],
  (t, source, list, piece) => {
    const near = list.find(({ host }) => host === me.host);
    t.classify("it is not the first", list[0] !== near);
    t.classify("it is the driver", near?.executorId === "driver");
    t.say(
      `piece ${piece} is with ${list.map(named).join(", ")}; executor 9 on ${me.host} asks`,
      `조각 ${piece}을 가진 곳은 ${list.map(atHost).join(", ")}. ${me.host}의 익스큐터 9가 묻는다`,
    );
    const answer = source(list, me, piece);
    inBoth(t, { yours: answer, spark: near?.executorId ?? "" });
    t.witness(
      `of ${list.map(named).join(", ")} an executor on ${me.host} asks ${answer}`,
      `${list.map(atHost).join(", ")} 가운데 ${me.host}의 익스큐터는 ${answer}에게 묻는다`,
    );
    t.expect(answer).toBe(near?.executorId);
  },
);

kataLaw(
  "without one near, the first holder is asked, be it the driver or not",
  {
    subject: pieceSource,
    claims: ["S4-121"],
    ko: "가까운 보유자가 없으면 목록의 처음에게 묻는다. 드라이버든 아니든 같다.",
    cover: { "the driver is the first": 15, "an executor is the first": 30 },
    kills: ["K-14-02-a", "K-14-02-b", "K-14-02-d"],
  },
  [holders(false), fc.nat(5)],
  (t, source, list, piece) => {
    const first = list[0]?.executorId ?? "driver";
    t.classify("the driver is the first", first === "driver");
    t.classify("an executor is the first", first !== "driver");
    t.say(
      `piece ${piece} is with ${list.map(named).join(", ")}; executor 9 on ${me.host} asks`,
      `조각 ${piece}을 가진 곳은 ${list.map(atHost).join(", ")}. ${me.host}의 익스큐터 9가 묻는다`,
    );
    const answer = source(list, me, piece);
    inBoth(t, { yours: answer, spark: first });
    t.witness(
      `of ${list.map(named).join(", ")} an executor elsewhere asks ${answer}`,
      `${list.map(atHost).join(", ")} 가운데 다른 곳의 익스큐터는 ${answer}에게 묻는다`,
    );
    t.expect(answer).toBe(first);
  },
);

kataLaw(
  "with this choice every piece comes from whom Spark would take it",
  {
    subject: pieceSource,
    claims: ["S4-121"],
    ko: "이 규칙이면 모든 조각이 스파크와 같은 곳에서 온다.",
    cover: { "some from peers": 50, "cluster mode": 25 },
    kills: ["K-14-02-a", "K-14-02-b"],
  },
  [fc.integer({ min: 2, max: 4 }), fc.integer({ min: 300, max: 900 }), fc.boolean(), seeds],
  async (t, subject, workers, size, inCluster, seed) => {
    const { spark } = await sameAsSpark(
      t,
      { en: "your choice of holders", ko: "여러분의 보유자 고르기" },
      { pieceSource: subject },
      {
        cluster: standaloneOf(workers, 2),
        size,
        partitions: 8,
        failing: { partition: 0, attempts: 0 },
        ...(inCluster ? { deployMode: "cluster" as const } : {}),
        seed,
      },
    );
    const peers = spark.events.some(
      (event) => event.kind === "OpenBlocks" && event.from.includes("/executor "),
    );
    t.classify("some from peers", peers);
    t.classify("cluster mode", inCluster);
  },
);
