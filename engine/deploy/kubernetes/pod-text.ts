/** A pod in Spark's words, for logs. In Spark 3.5.3: k8s KubernetesUtils.formatPodState, containersDescription. Left out on purpose: a log line for a pod without status. */
import { civil } from "../../foundation/calendar.ts";
import type { ContainerState, Pod } from "./objects.ts";

const EPOCH = 1_795_233_600;
const two = (value: number): string => String(value).padStart(2, "0");

/** An instant of virtual time as Kubernetes writes it: whole seconds, UTC. */
function timeText(micros: number): string {
  const whole = EPOCH + Math.floor(micros / 1_000_000);
  const { year, month, day } = civil(Math.floor(whole / 86_400));
  const rest = whole % 86_400;
  const clock = [rest / 3600, (rest % 3600) / 60, rest % 60].map((part) => two(Math.floor(part)));
  return `${year}-${two(month)}-${two(day)}T${clock.join(":")}Z`;
}

const pairs = (rows: readonly (readonly [string, string])[], indent: number): string =>
  rows
    .map(([key, value]) => `\n${"\t".repeat(indent)} ${key}: ${value === "" ? "N/A" : value}`)
    .join("");

/** What its container does, in rows. */
export function containersText({ spec, status }: Pod, indent: number): string {
  const [container] = spec.containers;
  if (container === undefined || status.container === undefined) return "";
  const rows = [
    ["container name", container.name],
    ["container image", container.image],
    ...stateRows(status.container),
  ] as const;
  return pairs(rows, indent);
}

function stateRows(state: ContainerState): (readonly [string, string])[] {
  switch (state.kind) {
    case "waiting":
      return [
        ["container state", "waiting"],
        ["pending reason", state.reason],
      ];
    case "running":
      return [
        ["container state", "running"],
        ["container started at", timeText(state.startedAt)],
      ];
    case "terminated":
      return [
        ["container state", "terminated"],
        ["container started at", timeText(state.startedAt)],
        ["container finished at", timeText(state.finishedAt)],
        ["exit code", String(state.exitCode)],
        ["termination reason", state.reason],
      ];
  }
}

export function podText(pod: Pod): string {
  const { metadata, spec, status } = pod;
  const labels = Object.entries(metadata.labels ?? {})
    .map(([key, value]) => `${key} -> ${value}`)
    .join(", ");
  return pairs(
    [
      ["pod name", metadata.name],
      ["namespace", metadata.namespace ?? ""],
      ["labels", labels],
      ["pod uid", metadata.uid ?? ""],
      ["creation time", timeText(metadata.creationTimestamp ?? 0)],
      ["service account name", spec.serviceAccountName ?? ""],
      ["volumes", spec.volumes.map(({ name }) => name).join(", ")],
      ["node name", status.node ?? ""],
      [
        "start time",
        status.container?.kind === "running" ? timeText(status.container.startedAt) : "",
      ],
      ["phase", status.phase],
      ["container status", containersText(pod, 2)],
    ],
    1,
  );
}
