/**
 * The environment of an application as the REST API tells it, secrets hidden. In Spark: ApplicationEnvironmentInfo, Utils.redact. The same: a property
 * is hidden if its name or its value looks like a secret (the default of spark.redaction.regex); class paths are not. Left out on purpose: a history
 * server's own pattern. Spark 3.5.3: core/…/status/api/v1/OneApplicationResource.scala.
 */
import type { EnvironmentRead, ResourceProfileRead } from "../history/events.ts";
import type { TextMap } from "../history/json-fields.ts";
import type { StatusStore } from "../history/store.ts";
import type { Json, JsonObject } from "../json-text.ts";

const secret = /secret|password|token|access[.]?key/i;
const HIDDEN = "*********(redacted)";

export const sortedMap = (map: TextMap): TextMap =>
  [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** In order of the names, secrets hidden. */
export const redactedMap = (map: TextMap): TextMap =>
  sortedMap(
    map.map(([name, value]) => [name, secret.test(name) || secret.test(value) ? HIDDEN : value]),
  );

const pairs = (map: TextMap): Json => sortedMap(map).map(([name, value]) => [name, value]);

const redacted = (map: TextMap): Json => pairs(redactedMap(map));

export function environmentJson(environment: EnvironmentRead, store: StatusStore): JsonObject {
  const jvm = new Map(environment.jvm);
  const profiles = [...store.profiles.values()].sort((a, b) => a.id - b.id);
  return {
    fields: [
      [
        "runtime",
        {
          fields: [
            ["javaVersion", jvm.get("Java Version")],
            ["javaHome", jvm.get("Java Home")],
            ["scalaVersion", jvm.get("Scala Version")],
          ],
        },
      ],
      ["sparkProperties", redacted(environment.spark)],
      ["hadoopProperties", redacted(environment.hadoop)],
      ["systemProperties", redacted(environment.system)],
      ["metricsProperties", redacted(environment.metrics)],
      ["classpathEntries", pairs(environment.classpath)],
      ["resourceProfiles", profiles.map(profileJson)],
    ],
  };
}

const profileJson = ({
  id,
  executorResources,
  taskResources,
}: ResourceProfileRead): JsonObject => ({
  fields: [
    ["id", id],
    [
      "executorResources",
      {
        fields: executorResources.map(([key, request]): [string, Json] => [
          key,
          { fields: Object.entries(request) },
        ]),
      },
    ],
    [
      "taskResources",
      {
        fields: taskResources.map(([key, { resourceName, amount }]): [string, Json] => [
          key,
          {
            fields: [
              ["resourceName", resourceName],
              ["amount", { double: amount }],
            ],
          },
        ]),
      },
    ],
  ],
});
