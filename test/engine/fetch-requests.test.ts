/** A reader's requests under any limits: all blocks are asked for once, and never more is under way than the limits let. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { fetchRequests, RequestQueue } from "../../engine/shuffle/fetch-requests.ts";

const limitsArb = fc.record({
  maxSizeInFlight: fc.integer({ min: 0, max: 60 }),
  maxReqsInFlight: fc.integer({ min: 1, max: 6 }),
  maxBlocksInFlightPerAddress: fc.integer({ min: 1, max: 5 }),
  maxSizeToMemory: fc.constant(200),
});
const placesArb = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), {
  minLength: 1,
  maxLength: 4,
});

type Limits = Parameters<typeof fetchRequests>[2];
type Request = ReturnType<typeof fetchRequests<{ size: number; at: number }>>[number];

/** The requests for what one place has: all its blocks in order, none larger than it must be. */
function requestsFor(sizes: readonly number[], place: number, limits: Limits): Request[] {
  const location = { executorId: String(place), host: "h", port: 1 };
  const blocks = sizes.map((size, at) => ({ size, at }));
  const made = fetchRequests(location, blocks, limits);
  expect(made.flatMap((request) => request.blocks)).toEqual(blocks);
  for (const { blocks: asked, size } of made) {
    expect(asked.length).toBeLessThanOrEqual(limits.maxBlocksInFlightPerAddress);
    const target = Math.max(1, Math.floor(limits.maxSizeInFlight / 5));
    expect(size - (asked.at(-1)?.size ?? 0)).toBeLessThan(target);
  }
  return made;
}

/** Nothing beyond the limits is under way, unless it is alone. */
function checkUnderWay(underWay: readonly Request[], { location }: Request, limits: Limits): void {
  if (underWay.length > 1) {
    const bytes = underWay.reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeLessThanOrEqual(limits.maxSizeInFlight);
    expect(underWay.length).toBeLessThanOrEqual(limits.maxReqsInFlight);
  }
  const blocks = underWay
    .filter((one) => one.location.executorId === location.executorId)
    .reduce((sum, one) => sum + one.blocks.length, 0);
  expect(blocks).toBeLessThanOrEqual(limits.maxBlocksInFlightPerAddress);
}

test("every block is asked for once, in order at each place; limits hold; something is always under way", () => {
  fc.assert(
    fc.property(limitsArb, placesArb, fc.infiniteStream(fc.nat()), (limits, places, chance) => {
      const requests = places.flatMap((sizes, place) => requestsFor(sizes, place, limits));
      const queue = new RequestQueue(requests, limits);
      const underWay: Request[] = [];
      let sent = 0;
      for (;;) {
        for (const request of queue.send()) {
          underWay.push(request);
          sent += 1;
          checkUnderWay(underWay, request, limits);
        }
        if (underWay.length === 0) break;
        const which = (chance.next().value as number) % underWay.length;
        const [answered] = underWay.splice(which, 1);
        if (answered !== undefined) queue.taken(answered);
      }
      expect(sent).toBe(requests.length);
      expect(queue.deferred).toBe(0);
    }),
  );
});
