/**
 * Who may do what: an account, a verb, a kind of object; and what the API server answers otherwise, as Spark's client tells it. Rule D5.13.
 *
 * In Kubernetes: RBAC. In Spark: KubernetesClientException of fabric8. Left out on purpose: roles and bindings; what is denied is listed.
 */
import { JavaError } from "../../foundation/errors.ts";

export type Verb = "POST" | "PATCH" | "DELETE" | "GET" | "WATCH";
export type Resource = "pods" | "services" | "configmaps" | "persistentvolumeclaims";

/** What an account may not do. */
export interface Denied {
  readonly account: string;
  readonly verb: Verb;
  readonly resource: Resource;
}

export interface Access {
  readonly verb: Verb;
  readonly resource: Resource;
  readonly namespace: string;
  readonly name?: string;
  /** False: there is no such object. */
  readonly found?: boolean;
}

export interface Refusal {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
}

const verbs = {
  POST: "create",
  PATCH: "patch",
  DELETE: "delete",
  GET: "get",
  WATCH: "watch",
} as const;

/** Why a request is refused; undefined where it is not. */
export function refusalOf(
  {
    denied,
    namespaces,
  }: { readonly denied: readonly Denied[]; readonly namespaces: readonly string[] },
  account: string,
  { verb, resource, namespace, found }: Access,
): Refusal | undefined {
  const isDenied = denied.some(
    (one) => one.account === account && one.verb === verb && one.resource === resource,
  );
  if (isDenied)
    return {
      code: 403,
      reason: "Forbidden",
      message: `${resource} is forbidden: User "system:serviceaccount:default:${account}" cannot ${verbs[verb]} resource "${resource}" in API group "" in the namespace "${namespace}"`,
    };
  if (!namespaces.includes(namespace))
    return { code: 404, reason: "NotFound", message: `namespaces "${namespace}" not found` };
  return found === false ? { code: 404, reason: "NotFound", message: "not found" } : undefined;
}

export function clientException(url: string, access: Access, refusal: Refusal): JavaError {
  const { verb, resource, namespace, name } = access;
  const { code, reason, message } = refusal;
  const own = verb === "POST" || name === undefined ? "" : `/${name}`;
  const apply = verb === "PATCH" ? "?fieldManager=fabric8&force=true" : "";
  return new JavaError(
    "io.fabric8.kubernetes.client.KubernetesClientException",
    `Failure executing: ${verb} at: ${url}/api/v1/namespaces/${namespace}/${resource}${own}${apply}. Message: ${message}. Received status: Status(apiVersion=v1, code=${code}, details=null, kind=Status, message=${message}, metadata=null, reason=${reason}, status=Failure, additionalProperties={}).`,
  );
}
