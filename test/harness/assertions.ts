/**
 * What vitest's assertions say, in Korean: `expected 3 to be 4` is the reason of most broken laws.
 *
 * In Spark: nothing. Only the forms that laws use; any other sentence stays as vitest wrote it. Left out on purpose: the
 * values, which are printed as vitest prints them.
 */

/** How a sentence ends, and what it says of the value wanted (W) and the value got (G). Longer forms before shorter ones. */
const forms: readonly (readonly [ending: RegExp, korean: string])[] = [
  [/^to (?:strictly |deeply )?equal (.*)$/, "기대한 값 W, 나온 값 G"],
  [/^to not (?:strictly |deeply )?equal (.*)$/, "W 아닌 값을 기대, 나온 값 G"],
  [/^to not be (.*?)(?: \/\/ .*)?$/, "W 아닌 값을 기대, 나온 값 G"],
  [/^to be less than or equal to (.*)$/, "W 이하를 기대, 나온 값 G"],
  [/^to be less than (.*)$/, "W 미만을 기대, 나온 값 G"],
  [/^to be greater than or equal to (.*)$/, "W 이상을 기대, 나온 값 G"],
  [/^to be greater than (.*)$/, "W 초과를 기대, 나온 값 G"],
  [/^to be (.*?)(?: \/\/ .*)?$/, "기대한 값 W, 나온 값 G"],
  [/^to have a length of (\d+) but got .*$/, "기대한 길이 W, 나온 값 G"],
  [/^to (?:include|contain|match) (.*)$/, "W 들어 있기를 기대, 나온 값 G"],
  [/^to not (?:include|contain|match) (.*)$/, "W 없기를 기대, 나온 값 G"],
];

/** The first line of an assertion's message in Korean, as far as its form is known. */
export function assertionInKorean(message: string): string {
  const [, before = "", got = "", ending = ""] =
    /^((?!expected ).*?: )?expected (.*?) (to (?:be|not|have|include|contain|match|strictly|deeply|equal)\b.*)$/.exec(
      message,
    ) ?? [];
  for (const [form, korean] of forms) {
    const wanted = form.exec(ending)?.[1];
    if (wanted !== undefined)
      return `${before}${korean.replace(/[WG]/g, (side) => (side === "W" ? wanted : got))}`;
  }
  return message;
}
