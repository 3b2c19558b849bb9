/**
 * The page of the environment: versions, properties, class path, secrets hidden. In Spark: EnvironmentPage. The same: tables, order by name, what is hidden.
 * Left out on purpose: nothing. Spark 3.5.3: core/…/ui/env/EnvironmentPage.scala.
 */
import type { ResourceProfileRead } from "../history/events.ts";
import type { TextMap } from "../history/json-fields.ts";
import { redactedMap, sortedMap } from "../rest/environment-json.ts";
import { applicationPage, type Asked } from "./application.ts";
import { markup, type Part } from "./html.ts";
import { heading, table } from "./parts.ts";

const properties = (
  name: string,
  rows: TextMap,
  columns: readonly [string, string] = ["Name", "Value"],
): Part => [
  heading(name),
  table(
    name,
    [
      { name: columns[0], cell: ([key]: readonly [string, string]) => key },
      { name: columns[1], cell: ([, value]: readonly [string, string]) => value },
    ],
    rows,
  ),
];

/** The page at `environment/`. */
export function environmentPage({ app }: Asked): string {
  const { environment, profiles } = app.store;
  if (environment === undefined)
    return applicationPage(
      app,
      "Environment",
      "Environment",
      markup`<p>The log does not tell of it.</p>`,
    );
  const jvm = new Map(environment.jvm);
  const runtime = ["Java Home", "Java Version", "Scala Version"].map((name): [string, string] => [
    name,
    jvm.get(name) ?? "",
  ]);
  return applicationPage(
    app,
    "Environment",
    "Environment",
    properties("Runtime Information", runtime),
    properties("Spark Properties", redactedMap(environment.spark)),
    heading("Resource Profiles"),
    table(
      "Resource Profiles",
      [
        { name: "Resource Profile Id", cell: ({ id }: ResourceProfileRead) => id },
        { name: "Resource Profile Contents", cell: contents },
      ],
      [...profiles.values()].sort((a, b) => a.id - b.id),
    ),
    properties("Hadoop Properties", redactedMap(environment.hadoop)),
    properties("System Properties", redactedMap(environment.system)),
    properties("Metrics Properties", redactedMap(environment.metrics)),
    properties("Classpath Entries", sortedMap(environment.classpath), ["Resource", "Source"]),
  );
}

/** What its executors and tasks need, line by line. */
function contents({ executorResources, taskResources }: ResourceProfileRead): Part {
  const executor = executorResources.map(([name, { amount, discoveryScript, vendor }]) => {
    const more = `${discoveryScript === "" ? "" : `, discovery: ${discoveryScript}`}${vendor === "" ? "" : `, vendor: ${vendor}`}`;
    return `\t${name}: [amount: ${amount}${more}]`;
  });
  const task = taskResources.map(
    ([name, { amount }]) =>
      `\t${name}: [amount: ${Number.isInteger(amount) ? amount.toFixed(1) : amount}]`,
  );
  return markup`<pre>${["Executor Reqs:", ...executor, "Task Reqs:", ...task].join("\n")}</pre>`;
}
