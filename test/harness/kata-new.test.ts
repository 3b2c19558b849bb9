/**
 * `npm run kata:new` on a toy workbook: what it writes, and what it never writes over.
 *
 * In Spark: nothing. Left out on purpose: filling what it wrote.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { command } from "./fixtures/commands.ts";
import { removeToy, toyWorkbook } from "./fixtures/toy.ts";

describe("npm run kata:new", () => {
  const root = toyWorkbook("new", ["todo"]);
  afterAll(() => removeToy(root));
  const words = ["kata:new", "99/02", "all-gone", "policy=mapTasksToResubmit"];
  const hole = join(root, "katas/99-toy/02-all-gone.ts");

  test("writes the files of a kata that is to do, and nothing over what is there", async () => {
    const said = await command(root, words);
    expect(said).toMatchObject({ code: 0, error: "" });
    expect(said.lines).toHaveLength(8);
    for (const file of said.lines.slice(0, 6))
      expect(readFileSync(join(root, file), "utf8")).toMatch(/99.02/);
    writeFileSync(hole, "mine");
    const again = await command(root, words);
    expect(again).toMatchObject({ code: 2, out: "" });
    expect(again.error).toContain("katas/99-toy/02-all-gone.ts is there already");
    expect(readFileSync(hole, "utf8")).toBe("mine");
  });

  test.each([
    [["kata:new", "99/02"], "say the number, the name in small letters, and the policy"],
    [["kata:new", "98/01", "a", "policy=mapTasksToResubmit"], "there is no chapter 98"],
    [["kata:new", "99/03", "a", "policy=nothing"], "has no policy “nothing”"],
  ])("%s", async (typed, line) => {
    const said = await command(root, typed);
    expect(said).toMatchObject({ code: 2, out: "" });
    expect(said.error).toContain(line);
  });
});
