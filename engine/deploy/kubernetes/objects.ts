/**
 * Objects of Kubernetes as far as Spark writes them: pods, services, config maps, with the names of their fields.
 *
 * In Kubernetes: the core API, v1. The same: fields and their defaults as Spark's client posts them. Left out on purpose: every field that Spark does not set, status beyond phase, reason and
 * containers, versions of objects.
 */

export interface OwnerReference {
  readonly apiVersion: "v1";
  readonly controller: true;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

export type Labels = Readonly<Record<string, string>>;

export interface ObjectMeta {
  readonly name: string;
  namespace?: string;
  uid?: string;
  labels?: Labels;
  readonly annotations?: Labels;
  ownerReferences?: readonly OwnerReference[];
  /** Set when somebody has asked for its end; what runs in it is given notice. In microseconds of virtual time. */
  deletionTimestamp?: number;
  creationTimestamp?: number;
}

export interface EnvVar {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?:
    | { readonly fieldRef: { readonly apiVersion: "v1"; readonly fieldPath: string } }
    | { readonly secretKeyRef: { readonly key: string; readonly name: string } };
}

/** Amounts as they are written: "500m" of a cpu, "1408Mi" of memory. */
export type Quantities = Readonly<Record<string, string>>;

export interface VolumeMount {
  readonly mountPath: string;
  readonly name: string;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly args: readonly string[];
  readonly env: readonly EnvVar[];
  readonly ports: readonly {
    readonly containerPort: number;
    readonly name: string;
    readonly protocol?: string;
  }[];
  readonly resources: { readonly limits: Quantities; readonly requests: Quantities };
  readonly volumeMounts: readonly VolumeMount[];
  readonly lifecycle?: {
    readonly preStop: { readonly exec: { readonly command: readonly string[] } };
  };
}

export interface Volume {
  readonly name: string;
  readonly emptyDir?: { readonly medium?: "Memory" };
  readonly configMap?: {
    readonly name: string;
    readonly items?: readonly {
      readonly key: string;
      readonly mode: number;
      readonly path: string;
    }[];
  };
  readonly secret?: { readonly secretName: string };
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly restartPolicy: "Never";
  readonly hostname?: string;
  readonly nodeSelector?: Labels;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly schedulerName?: string;
  readonly serviceAccount?: string;
  readonly serviceAccountName?: string;
  readonly volumes: readonly Volume[];
}

export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed";

export type ContainerState =
  | { readonly kind: "waiting"; readonly reason: string }
  | { readonly kind: "running"; readonly startedAt: number }
  | {
      readonly kind: "terminated";
      readonly exitCode: number;
      readonly reason: string;
      readonly startedAt: number;
      readonly finishedAt: number;
    };

export interface PodStatus {
  readonly phase: PodPhase;
  /** Of Spark's container, once a node has the pod. */
  readonly container?: ContainerState;
  /** Why it is as it is: "Unschedulable". */
  readonly reason?: string;
  readonly node?: string;
  readonly podIP?: string;
}

export interface Pod {
  readonly apiVersion: "v1";
  readonly kind: "Pod";
  readonly metadata: ObjectMeta;
  readonly spec: PodSpec;
  status: PodStatus;
}

export interface Service {
  readonly apiVersion: "v1";
  readonly kind: "Service";
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly clusterIP: "None";
    readonly ipFamilies: readonly string[];
    readonly ipFamilyPolicy: string;
    readonly ports: readonly {
      readonly name: string;
      readonly port: number;
      readonly targetPort: number;
    }[];
    readonly selector: Labels;
  };
}

export interface ConfigMap {
  readonly apiVersion: "v1";
  readonly kind: "ConfigMap";
  readonly metadata: ObjectMeta;
  readonly immutable: true;
  readonly data: Readonly<Record<string, string>>;
}

export type KubernetesObject = Pod | Service | ConfigMap;

/** The pod owns the object: where it is deleted, the object goes, too. */
export function ownedBy<T extends KubernetesObject>(pod: Pod, object: T): T {
  const { name, uid = "" } = pod.metadata;
  const reference = { apiVersion: "v1", controller: true, kind: "Pod", name, uid } as const;
  return { ...object, metadata: { ...object.metadata, ownerReferences: [reference] } };
}

/** `500m` is half of a cpu. */
export const cpus = (text: string): number =>
  text.endsWith("m") ? Number(text.slice(0, -1)) / 1000 : Number(text);

const units: Readonly<Record<string, number>> = {
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  k: 1e3,
  M: 1e6,
  G: 1e9,
};

/** `1408Mi` in bytes. */
export function bytesOf(text: string): number {
  const [, amount = text, unit = ""] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(amount) * (units[unit] ?? 1);
}
