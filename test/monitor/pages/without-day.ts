/**
 * What a page or a JSON of a standalone cluster says without what belongs to one day and one machine: ids, times, ports, hosts and users become words.
 * Applied to real Spark's and to ours alike. Not Spark's. Left out on purpose: nothing.
 */

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const times = new Set(["starttime", "lastheartbeat", "duration", "submitdate"]);

const text = (value: string): string =>
  value
    .replace(
      /worker-\d{14}-127\.0\.0\.(\d+)-\d+/g,
      (_, host: string) => `worker-${Number(host) - 1}`,
    )
    .replace(/worker-\d{14}-worker-(\d+)-\d+/g, "worker-$1")
    .replace(/\b(app|driver)-\d{14}-(\d{4})/g, "$1-$2")
    .replace(/\blocalhost:(\d{4,5})/g, "127.0.0.1:$1")
    .replace(/127\.0\.0\.1:\d+|\b(?:master|submitter):\d+/g, "master:PORT")
    .replace(/CoarseGrainedScheduler@[^,]+/g, "CoarseGrainedScheduler@DRIVER")
    .replace(/driver\.port=\d+(?:, -[^)]*)?/g, "driver.port=PORT")
    .replace(/\b(?:root|learner)\b/g, "USER")
    .replace(/127\.0\.0\.(\d+):\d+/g, (_, host: string) => `host-${Number(host) - 1}:PORT`)
    .replace(/\bworker-(\d+):\d+/g, "host-$1:PORT")
    .replace(/127\.0\.0\.(\d+)/g, (_, host: string) => `host-${Number(host) - 1}`)
    .replace(/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/g, "TIME")
    .replace(/\b[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}/g, "DATE");

/** A duration stands alone in its cell. */
const duration = /^(?:\d+(?:\.\d+)? (?:ms|s|min|h))$/;

/** The same with words for what differs from day to day. */
export function withoutDay(value: unknown, name = ""): Json {
  if (Array.isArray(value)) return value.map((one: unknown) => withoutDay(one));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, withoutDay(one, key)]),
    );
  if (name === "user") return "USER";
  if (name === "host") return text(String(value)).replace(/^worker-(\d+)$/, "host-$1");
  if (name === "port") return "PORT";
  // A driver's start is told as a text: what kind of value it is stays.
  if (times.has(name))
    return typeof value === "string" && /^(?:\d+|MILLIS)$/.test(value)
      ? "MILLIS"
      : typeof value === "string"
        ? "DATE"
        : 0;
  if (typeof value === "string") return duration.test(value) ? "DURATION" : text(value);
  return value as Json;
}
