/**
 * The shows of this chapter's katas, for the loop (`npm run kata`): one run each, with the learner's function in it.
 *
 * In Spark: nothing. What is shown stands in kata-shows.ts. Left out on purpose: laws; no command that judges runs this file.
 */
import type { Policies } from "#engine/index";
import { kataShow } from "../../test/harness/law.ts";
import { shown } from "./kata-shows.ts";

// The card's policy was looked at when the card was read.
kataShow((policy, rule) => shown(policy as keyof Policies, rule));
