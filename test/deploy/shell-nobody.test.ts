/**
 * What commands say when no Master is there, and what a shell in the driver says when one is, as recorded on real Spark.
 *
 * Left out on purpose: stacks; what a context does after its scheduler has died, which is a race in real Spark.
 */
import { describe, expect, test } from "vitest";
import { counting, plain, recorded, typist } from "./shell-told.ts";

const nobody = recorded("nobody");
const counted = (typed: string): string =>
  typed.replace("--class oracle.Counting JAR", "--name counting counting.ts");
const noise = /ShutdownHook|NativeCode|SecurityManager|Transport/;

describe("without a Master", () => {
  test.each(["cluster", "status", "kill"])("%s", async (name) => {
    const { typed = "", exit, err = [] } = nobody[name] ?? {};
    const { shell, lines } = typist((given) => ({ "counting.ts": counting(given) }));
    expect(await shell.run(counted(typed))).toBe(exit);
    const seen = (all: readonly string[]): string[] =>
      all.map(plain).filter((line) => line !== "" && !noise.test(line));
    expect(seen(lines)).toEqual(seen(err));
  });

  test("a driver of client mode asks three times in a minute and gives up", async () => {
    const { typed = "", exit, err = [] } = nobody["client"] ?? {};
    const { shell, lines } = typist((given) => ({ "counting.ts": counting(given) }));
    expect(await shell.run(counted(typed))).toBe(exit);
    const about = (all: readonly string[]): string[] =>
      all
        .map(plain)
        .filter((line) => /ClientEndpoint: (Connecting|Failed)|has been killed/.test(line));
    expect(about(lines)).toEqual(about(err));
    expect(about(lines)).toHaveLength(7);
  });

  test("a worker says what the recorded one said, down to its end", async () => {
    const { typed, exit, err } = recorded("dead-url")["worker"] as (typeof nobody)[string];
    const { shell, lines } = typist(() => ({}));
    expect(await shell.run(typed)).toBe(exit);
    const about = (all: readonly string[]): string[] =>
      all
        .map(plain)
        .filter((line) => /(INFO|WARN|ERROR) Worker: (Connecting|Retrying|Failed|All)/.test(line));
    expect(about(lines)).toEqual(about(err));
    expect(about(lines).length).toBeGreaterThan(40);
  });
});

describe("a shell in the driver", () => {
  const shells = recorded("shells");

  test("says where its context is, as spark-shell does", async () => {
    const { shell, lines } = typist(() => ({}));
    await shell.run(
      "spark-class org.apache.spark.deploy.master.Master -h localhost > m.log 2>&1 & sleep 2",
    );
    expect(await shell.run("spark-shell --master spark://localhost:7077")).toBe(
      shells["spark-shell"]?.exit,
    );
    const context = (all: readonly string[]): string[] =>
      all.map(plain).filter((line) => /^Spark (context|session)|Setting default/.test(line));
    const { out = [], err = [] } = shells["spark-shell"] ?? {};
    expect(context(lines).toSorted()).toEqual(context([...out, ...err]).toSorted());
  });

  test("runs in client mode only", async () => {
    const { typed = "", exit, err = [] } = shells["spark-shell cluster"] ?? {};
    const { shell, lines } = typist(() => ({}));
    expect(await shell.run(typed)).toBe(exit);
    expect(lines).toEqual(err.filter((line) => !noise.test(line)));
  });
});
