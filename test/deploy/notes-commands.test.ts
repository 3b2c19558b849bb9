/** Every command line of the notes is typed, and comes to what its row says. In Spark: a terminal. */
import { describe, expect, test } from "vitest";
import { noteCommands } from "./notes-commands.ts";
import { counting, typist } from "./shell-told.ts";

describe("the command lines of the notes", () => {
  test.each(noteCommands.map((row) => [row.typed, row] as const))("%s", async (_typed, row) => {
    const { shell, lines } = typist((given) => ({ "hello-spark.ts": counting(given) }));
    for (const line of row.before) await shell.run(line);
    lines.length = 0;
    const runs = row.exit === "running";
    const exit = await shell.run(runs ? `${row.typed} &` : row.typed);
    if (runs) {
      await shell.run("sleep 20");
      expect(shell.jobs.at(-1)?.process.alive).toBe(true);
    } else expect(exit).toBe(row.exit);
    const said = row.file === undefined ? lines.join("\n") : (shell.files.read(row.file) ?? "");
    expect(said).toMatch(row.says);
  });

  test("those that are broken, outdated or not here yet are told apart, and there are some of each", () => {
    const of = (verdict: string): number =>
      noteCommands.filter((row) => row.verdict === verdict).length;
    expect([
      of("works") >= 10,
      of("outdated") >= 3,
      of("broken") >= 4,
      of("not here yet") >= 1,
    ]).toEqual([true, true, true, true]);
  });
});
