/**
 * The laws of kata 17/08: where the copies of a block go.
 *
 * In Spark: nothing; in Hadoop BlockPlacementPolicyDefault. Left out on purpose: how busy and how full a machine is.
 */
import { placeReplicas } from "#kata/17-deploying/08-place-replicas";
import type { DataNodePlace, ReplicaRequest } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { hdfsCases, placesAsSpark } from "./kata-hdfs-engine.ts";

const requests: fc.Arbitrary<ReplicaRequest> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((sizes) => {
    const all = sizes.flatMap((size, rack) =>
      Array.from({ length: size }, (_, i): DataNodePlace => ({
        host: `${"abcd"[rack]}${i + 1}`,
        rack: `/${"abcd"[rack]}`,
      })),
    );
    return fc.tuple(
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      fc.nat(2),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.nat(9),
    );
  })
  .map(([shuffled, held, replicas, isInside, which]) => {
    const kept = Math.min(held, shuffled.length - 1);
    const [holders, nodes] = [shuffled.slice(0, kept), shuffled.slice(kept)];
    const racks = new Set(shuffled.map(({ rack }) => rack)).size;
    const wanted = Math.min(shuffled.length, kept + replicas);
    const limit = Math.floor((wanted - 1) / racks) + 2;
    const inside = kept === 0 ? nodes[which % nodes.length]?.host : holders[0]?.host;
    return {
      writer: isInside || kept > 0 ? inside : undefined,
      nodes,
      holders,
      replicas,
      mostOnRack: racks === 1 || wanted === 1 ? wanted : limit === wanted ? limit - 1 : limit,
    };
  });

/** What the place of the next copy has to be, given those before it: said place by place, without taking any. */
function isRight(
  before: readonly DataNodePlace[],
  { writer, holders }: ReplicaRequest,
  node: DataNodePlace,
): boolean {
  switch (before.length) {
    case 0:
      return node.host === writer;
    case 1:
      return node.rack !== before[0]?.rack;
    case 2: {
      const [one, two] = before.map(({ rack }) => rack);
      if (one === two) return node.rack !== one;
      return node.rack === (holders.length === 0 ? two : one);
    }
    default:
      return true;
  }
}

/** The copies that HDFS would add. */
function expected(request: ReplicaRequest): readonly string[] {
  const copies: DataNodePlace[] = [...request.holders];
  const added: string[] = [];
  while (added.length < request.replicas) {
    const free = request.nodes.filter(({ host, rack }) => {
      const onRack = copies.filter((copy) => copy.rack === rack);
      return copies.every((copy) => copy.host !== host) && onRack.length < request.mostOnRack;
    });
    const next = free.find((node) => isRight(copies, request, node)) ?? free[0];
    if (next === undefined) return added;
    copies.push(next);
    added.push(next.host);
  }
  return added;
}

kataLaw(
  "copies lie where HDFS would put them",
  {
    subject: placeReplicas,
    claims: ["Y-10"],
    ko: "복제본은 HDFS가 둘 곳에 놓인다.",
    cover: { "a block is repaired": 30, "several racks": 50, "written from outside": 10 },
    kills: ["K-17-08-a", "K-17-08-b", "K-17-08-c"],
    runs: 400,
  },
  [requests],
  (t, place, request) => {
    const { writer, nodes, holders, replicas, mostOnRack } = request;
    const list = nodes.map(({ host }) => host).join(" ");
    const held = holders.map(({ host }) => host).join(" ");
    t.say(
      `${replicas} copies, written by ${writer ?? "nobody inside"}; nodes ${list}; held by ${held || "nobody"}; at most ${mostOnRack} on a rack`,
      `복제본 ${replicas}개, 쓰는 쪽 ${writer ?? "클러스터 밖"}. 노드 ${list}. 이미 있는 곳 ${held || "없음"}. 랙마다 최대 ${mostOnRack}개`,
    );
    t.classify("a block is repaired", holders.length > 0);
    t.classify("several racks", new Set(nodes.map(({ rack }) => rack)).size > 1);
    t.classify("written from outside", writer === undefined);
    const answer = place(request);
    const wanted = expected(request);
    const [yours, spark] = [answer.join(" "), wanted.join(" ")];
    t.compare({ yours, spark }, { yours, spark });
    t.witness(
      `${held || "new"} + ${replicas}: ${spark}`,
      `${held || "새 블록"} + ${replicas}: ${spark}`,
    );
    t.expect(answer).toEqual(wanted);
  },
);

kataLaw(
  "with these places a whole cluster keeps and repairs its blocks as HDFS would",
  {
    subject: placeReplicas,
    claims: ["Y-10"],
    ko: "이렇게 두면 클러스터는 HDFS처럼 블록을 두고 고친다.",
    cover: { "a block is repaired": 30 },
    kills: ["K-17-08-b"],
  },
  [hdfsCases],
  async (t, subject, one) => {
    await placesAsSpark(
      t,
      { en: "your copies", ko: "여러분의 복제본" },
      { placeReplicas: subject },
      one,
    );
  },
);
