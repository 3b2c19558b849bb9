/** All policies of the engine: what a kata can replace, by name. Undefined: the default. */
import type { EnginePolicies } from "../cluster/engine-policies.ts";
import type { DeployPolicies } from "../deploy/deploy-policies.ts";
import type { MonitorPolicies } from "../monitor/rules/rules.ts";

export interface Policies extends EnginePolicies, DeployPolicies, MonitorPolicies {}
