/** Cases for the last law of each kata of this chapter. In Spark: small YARN clusters with two queues. Left out on purpose: losses. */
import { fc } from "../../test/harness/law.ts";
import type { Asked, EngineCase } from "./kata-engine.ts";

const asked: fc.Arbitrary<Asked> = fc.record({
  queue: fc.constantFrom("wide", "thin"),
  executors: fc.integer({ min: 1, max: 4 }),
  heap: fc.integer({ min: 512, max: 1200 }),
  cores: fc.integer({ min: 1, max: 3 }),
  fails: fc.boolean(),
  waits: fc.boolean(),
});

export const engineCases: fc.Arbitrary<EngineCase> = fc.record({
  nodes: fc.integer({ min: 1, max: 3 }),
  memory: fc.constantFrom(4096, 5000, 6144, 8192),
  step: fc.constantFrom(256, 512, 1024),
  dominant: fc.boolean(),
  asked: fc.array(asked, { minLength: 1, maxLength: 3 }),
  seed: fc.nat(9_999),
});
