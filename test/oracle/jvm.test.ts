/**
 * What the JVM's tools showed of a real executor, and what became of a real driver without memory (npm run oracle:jvm): what the pages of chapter 18 say of them, held against the
 * recordings. In Spark: names of threads, log lines, exit codes. Left out on purpose: the engine, which has no heap and no threads.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`recordings/jvm/${name}.json`, import.meta.url), "utf8"));

interface Look {
  /** Three times, the threads that run tasks, each as lines. */
  readonly stacks: readonly (readonly (readonly string[])[])[];
  readonly gcutil: readonly string[];
  readonly histogram: readonly string[];
}

const seen = recorded("executor") as Readonly<Record<string, Look>> & { readonly jps: string };
const lookAt = (phase: string): Look => seen[phase] as Look;

const pages = (["en", "ko"] as const).map((language) =>
  readFileSync(new URL(`../../book/${language}/18-monitoring.md`, import.meta.url), "utf8"),
);

const isIdle = (thread: readonly string[]): boolean =>
  thread.some((line) => line.includes("ThreadPoolExecutor.getTask"));
/** The first line below the state of the thread that works, each time that it was looked at. */
const places = (phase: string): readonly string[] =>
  lookAt(phase).stacks.map(
    (threads) => threads.find((thread) => !isIdle(thread))?.[2]?.trim() ?? "none",
  );
const states = (phase: string): readonly string[] =>
  lookAt(phase).stacks.flatMap((threads) =>
    threads.filter((thread) => !isIdle(thread)).map((thread) => thread[1]?.trim() ?? ""),
  );

/** By how much a column grew while jstat looked. */
function grew(phase: string, column: string): number {
  const [head = "", ...rows] = lookAt(phase).gcutil.map((line) => line.trim());
  const at = head.split(/ +/).indexOf(column);
  const values = rows.map((row) => Number(row.split(/ +/)[at]));
  return Number(((values.at(-1) ?? 0) - (values[0] ?? 0)).toFixed(3));
}

describe("an executor seen from outside", () => {
  test("while it sorts, its thread is RUNNABLE and elsewhere each time", () => {
    expect(new Set(states("sorts"))).toEqual(new Set(["java.lang.Thread.State: RUNNABLE"]));
    expect(new Set(places("sorts")).size).toBeGreaterThan(1);
    const lines = lookAt("sorts").stacks.flat(2).join("\n");
    for (const page of pages)
      for (const place of ["TimSort$SortState.mergeHi", "KryoSerializationStream.writeObject"]) {
        expect(lines).toContain(place);
        expect(page).toContain(`\`${place}\``);
      }
  });

  test("while it sleeps, it stands at the same line each time, and the heap does not move", () => {
    expect(new Set(places("sleeps")).size).toBe(1);
    expect(places("sleeps")[0]).toContain("java.lang.Thread.sleep");
    expect(new Set(states("sleeps"))).toEqual(
      new Set(["java.lang.Thread.State: TIMED_WAITING (sleeping)"]),
    );
    for (const phase of ["sleeps", "waits for a lock"])
      expect(new Set(lookAt(phase).gcutil.slice(1)).size).toBe(1);
  });

  test("who waits for a lock is BLOCKED at a number that another thread has locked", () => {
    for (const threads of lookAt("waits for a lock").stacks) {
      const lines = threads.flat();
      const waited = lines.flatMap((line) => /waiting to lock <(\w+)>/.exec(line)?.[1] ?? []);
      expect(waited).toHaveLength(1);
      expect(lines.filter((line) => line.includes(`- locked <${waited[0]}>`))).toHaveLength(1);
    }
    expect(states("waits for a lock")).toContain(
      "java.lang.Thread.State: BLOCKED (on object monitor)",
    );
  });

  test("a thread whose task has ended keeps its name until it gets another", () => {
    const idle = lookAt("collects garbage").stacks.flat().filter(isIdle);
    const running = lookAt("collects garbage")
      .stacks.flat()
      .filter((thread) => !isIdle(thread));
    const stageOf = (thread: readonly string[]): string =>
      /in stage (\d+)/.exec(thread[0] ?? "")?.[1] ?? "";
    expect(idle.length).toBeGreaterThan(0);
    for (const thread of idle)
      expect(Number(stageOf(thread))).toBeLessThan(Number(stageOf(running[0] ?? [])));
  });

  test("a heap that is nearly full shows in jstat alone: stacks say RUNNABLE, full collections need not come", () => {
    expect(new Set(states("collects garbage"))).toEqual(
      new Set(["java.lang.Thread.State: RUNNABLE"]),
    );
    expect(new Set(places("collects garbage")).size).toBe(1);
    expect(grew("collects garbage", "FGC")).toBe(0);
    expect(grew("collects garbage", "YGC")).toBe(1222);
    expect(grew("collects garbage", "GCT")).toBe(1.012);
    expect(grew("sorts", "GCT")).toBe(0.284);
    expect(lookAt("collects garbage").histogram[2]).toContain("[B");
    for (const page of pages) {
      expect(page).toContain("1222");
      expect(page).toContain("1.01");
      expect(page).toContain("0.28");
    }
  });

  test("the pages quote stacks as they were", () => {
    const lines = new Set(
      lookAt("waits for a lock")
        .stacks.flat(2)
        .map((line) => line.trim()),
    );
    for (const page of pages) {
      const quoted = page.split("\n").filter((line) => /^ +(at |- |java\.lang)/.test(line));
      expect(quoted.length).toBeGreaterThan(2);
      for (const line of quoted) expect(lines).toContain(line.trim());
      expect(page).toContain(`\`${seen.jps.replace("PID ", "")}\``);
    }
  });
});

describe("a driver that collects more than its heap holds", () => {
  interface Ended {
    readonly ended: string;
    readonly told: readonly (readonly [line: string, times: number])[];
  }
  const plain = recorded("full-driver") as Ended;
  const exits = recorded("full-driver-that-exits") as Ended;

  test("loses results, blames them and ends with exit code 1; asked to, it exits with 3 at once", () => {
    const said = plain.told.map(([line]) => line);
    expect(plain.ended).toBe("exit code 1");
    expect(said).toContain("Caused by: java.lang.OutOfMemoryError: Java heap space");
    expect(said.at(-1)).not.toContain("@collected");
    expect(exits.ended).toBe("exit code 3");
    for (const page of pages) {
      expect(page).toMatch(/exit code 1,|종료 코드 1로/);
      for (const quoted of [
        "ERROR Utils: Uncaught exception in thread task-result-getter-N",
        "WARN TaskSetManager: Lost task N in stage 0.0 (TID N) (HOST executor driver): TaskResultLost (result lost from block manager)",
      ]) {
        expect(said).toContain(quoted);
        expect(page).toContain(quoted);
      }
      const [last] = exits.told.map(([line]) => line).filter((line) => line.startsWith("Term"));
      expect(page).toContain(`\`${last}\``);
    }
  });
});
