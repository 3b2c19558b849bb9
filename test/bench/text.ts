/** A text for the benchmark: words drawn by rank (Zipf-like) from a small vocabulary, the same for every run. Made once, kept in `out/`. */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const WORDS_PER_LINE = 12;

function vocabulary(): string[] {
  const syllables = [
    "ka",
    "ri",
    "to",
    "men",
    "su",
    "lo",
    "va",
    "den",
    "pi",
    "sha",
    "or",
    "eth",
    "un",
    "gra",
  ];
  return Array.from({ length: 20_000 }, (_, i) => {
    let word = "";
    for (let rest = i + 14; rest > 0; rest = Math.floor(rest / 14)) word += syllables[rest % 14];
    return word;
  });
}

/** Writes about `bytes` bytes of text to `path` unless a file of that size is there. */
export function makeText(path: string, bytes: number): void {
  if (existsSync(path) && statSync(path).size >= bytes) return;
  mkdirSync(dirname(path), { recursive: true });
  const words = vocabulary();
  const lines: string[] = [];
  let state = 1;
  let size = 0;
  while (size < bytes) {
    const line: string[] = [];
    for (let i = 0; i < WORDS_PER_LINE; i += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const share = state / 0x1_0000_0000;
      line.push(words[Math.floor(words.length * share * share * share)] as string);
    }
    lines.push(line.join(" "));
    size += (lines[lines.length - 1] as string).length + 1;
  }
  writeFileSync(path, `${lines.join("\n")}\n`);
}
