/** All policies of the engine: what a kata can replace, by name. Undefined: the default. */
import type { EnginePolicies } from "../cluster/engine-policies.ts";
import type { DeployPolicies } from "../deploy/deploy-policies.ts";

export interface Policies extends EnginePolicies, DeployPolicies {}
