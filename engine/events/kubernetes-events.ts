/** What is asked of Kubernetes' API server, and what becomes of pods. Ours: in Kubernetes the first stands in audit logs, and the second is what a watch tells. Left out on purpose: services and config maps that change. */
import type { HostName } from "../foundation/ids.ts";

export type KubernetesEvent =
  | {
      /** What is asked of Kubernetes' API server. */
      readonly kind: "KubernetesRequest";
      readonly verb: "POST" | "PATCH" | "DELETE" | "GET" | "WATCH";
      readonly resource: string;
      /** Of one object; undefined for all that fit the selector. */
      readonly name: string | undefined;
      readonly selector: string | undefined;
      readonly code: number;
    }
  | {
      readonly kind: "PodChanged";
      readonly pod: string;
      readonly role: "driver" | "executor" | "other";
      readonly change: "ADDED" | "MODIFIED" | "DELETED";
      readonly phase: "Pending" | "Running" | "Succeeded" | "Failed";
      /** Why it is as it is: "Unschedulable", "ErrImagePull", "OOMKilled". */
      readonly reason: string | undefined;
      readonly node: HostName | undefined;
      /** MB and cpus that its node keeps for it; none before and after it is there. */
      readonly memory: number;
      readonly cpus: number;
    };
