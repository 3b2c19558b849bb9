/**
 * The policies that a chapter's runs get: none, or the wrong one of a belief while BELIEF=M-09 is set.
 *
 * In Spark: nothing. Same as passing `policies` by hand. Left out on purpose: beliefs that live inside the engine; those
 * are changes of its text (test/kills) and need nothing here.
 */
import { setting } from "./law-settings.ts";
import { beliefPolicies } from "./solutions.ts";

const held = await beliefPolicies(setting("BELIEF"));

/** Hand this to `submit(cluster, { policies: policiesUnderTest() }, …)`. */
export function policiesUnderTest<Policies = Readonly<Record<string, never>>>(): Policies {
  // The name and the type of the policy were checked where the wrong solution was written.
  return { ...held } as Policies;
}
