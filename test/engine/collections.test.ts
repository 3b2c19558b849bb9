/** The parts of spilling collections against models: the heap that merges runs, the tracker of sizes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { MergeHeap } from "../../engine/collection/merge-heap.ts";
import { SizeTracker } from "../../engine/collection/size-tracker.ts";

test("a merge heap hands out what it holds smallest first, whatever is put in between", () => {
  const steps = fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), steps, (first, then) => {
      const heap = MergeHeap.of(first, (a, b) => a - b);
      let model = first.toSorted((a, b) => a - b);
      for (const step of then) {
        if (step === null) expect(heap.dequeue()).toBe(model.shift());
        else {
          heap.enqueue(step);
          model = [...model, step].toSorted((a, b) => a - b);
        }
        expect([heap.size, heap.head]).toEqual([model.length, model[0]]);
      }
    }),
  );
});

test("a size tracker looks ever more seldom, and its peak is the largest size it ever had", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 300 }), (steps) => {
      let size = 100;
      let looks = 0;
      const tracker = new SizeTracker(() => {
        looks += 1;
        return size;
      });
      let largest = 0;
      let before = tracker.size;
      let largestBefore = 0;
      for (const step of steps) {
        size += step;
        largestBefore = Math.max(largestBefore, before);
        tracker.advance(1);
        before = tracker.size;
        largest = Math.max(largest, before);
      }
      expect(tracker.peak).toBe(Math.max(largest, largestBefore));
      expect(tracker.peakBefore).toBe(largestBefore);
      expect(looks).toBeLessThan(15 + Math.log(steps.length) / Math.log(1.1));
    }),
  );
});
