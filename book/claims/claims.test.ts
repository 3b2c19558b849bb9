/**
 * The ledger checks itself: nothing is missing, nothing is said twice, every row of an open chapter has its evidence.
 *
 * Left out on purpose: whether a law of that title exists and holds, which the book's build checks. No counterpart in Spark.
 */
import { expect, test } from "vitest";
import { chapters } from "./chapters.ts";
import type { Claim } from "./claim.ts";
import { claims, countByEvidence } from "./claims.ts";
import { lawTitles, lawTitleOf } from "./law-titles.ts";
import { waitingIds } from "./waiting.ts";
import { misconceptions } from "./misconceptions.ts";

const OPEN_CHAPTERS = chapters.filter(({ open }) => open).map(({ number }) => number);
const MAX_SOURCES = 25;
/** Forms that the glossary bans in Korean prose. */
const BANNED_KO =
  /스팍|어플리케이션|실행기|이그제큐터|엑스큐터|슬레이브|작업 노드|클러스터 관리자|서브밋|쓰레드|쉘|리니지|종속성|해쉬|디폴트|에러|캐쉬|스케쥴|독립형|스탠드얼런|프로퍼티|쿠버네테스|포드|누산기|지연 평가|!|;|—/;
/** What a word has that starts with -에 의해 or ends with -되어지다. */
const POOR_KO = /에 의해|되어지|당신|하십시오/;

const idsOf = (prefix: string) => claims.map((c) => c.id).filter((id) => id.startsWith(prefix));
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(2, "0")}`);
const proseOf = (text: string) => text.replace(/`[^`]*`/g, "");
const koreanTexts = () => [
  ...claims.map((c) => [c.id, `${c.ko.claim} ${c.ko.so ?? ""}`] as const),
  ...misconceptions.map((m) => [m.id, `${m.ko.belief} ${m.ko.refutation}`] as const),
];

test("the ledger holds every row of the five notes, the additions and the systems, in order", () => {
  const counts: Record<string, number> = {
    "S0-": 49,
    "S1-": 42,
    "S2-": 88,
    "S3-": 32,
    "S4-": 121,
    "X-": 19,
    "Y-": 48,
  };
  for (const [prefix, count] of Object.entries(counts)) {
    expect(idsOf(prefix)).toEqual(numbered(prefix, count));
  }
  expect(claims).toHaveLength(Object.values(counts).reduce((a, b) => a + b, 0));
});

test("the ledger tells every row in both languages, and says what is so unless the claim is plainly true", () => {
  const silent = (c: Claim) =>
    [c.en, c.ko].some((t) => t.claim.trim() === "" || (c.verdict !== "true" && !t.so));
  expect(claims.filter(silent).map((c) => c.id)).toEqual([]);
  const uneven = claims.filter((c) => (c.en.so === undefined) !== (c.ko.so === undefined));
  expect(uneven.map((c) => c.id)).toEqual([]);
});

test("the ledger gives every row of an open chapter its evidence, and names the chapter of the others", () => {
  for (const c of claims) {
    if (OPEN_CHAPTERS.includes(c.chapter) && !waitingIds.has(c.id))
      expect([c.id, c.evidence.kind]).not.toContain("open");
    // A row of a chapter that is not open may have its law already, in a chapter that is.
    else if (waitingIds.has(c.id) || c.evidence.kind === "open")
      expect([c.id, c.evidence]).toEqual([c.id, { kind: "open", ref: `chapter ${c.chapter}` }]);
  }
});

test("the ledger names chapters that are told, and says which are open", () => {
  const told = chapters.map(({ number }) => number);
  expect(OPEN_CHAPTERS).toEqual([12, 13, 14, 15, 17, 18]);
  expect(claims.filter((c) => !told.includes(c.chapter)).map((c) => c.id)).toEqual([]);
});

test("the ledger names laws that have a title in both languages", () => {
  const laws = claims.filter((c) => c.evidence.kind === "law");
  expect(laws.length).toBeGreaterThan(80);
  expect(laws.filter((c) => !lawTitleOf(c.evidence.ref)).map((c) => c.id)).toEqual([]);
});

test("the ledger rests on a dated source only for history and definitions, and at most 25 times", () => {
  const sources = claims.filter((c) => c.evidence.kind === "source");
  expect(countByEvidence().source).toBe(sources.length);
  expect(sources.length).toBeLessThanOrEqual(MAX_SOURCES);
  for (const c of sources) {
    expect(["history", "definition"]).toContain(c.kind);
    expect(c.evidence.ref).toMatch(/\b(19|20)\d\d\b/);
  }
});

test("the ledger uses the Korean words of the glossary", () => {
  const poor = koreanTexts().filter(([, text]) => {
    const prose = proseOf(text);
    return BANNED_KO.test(prose) || POOR_KO.test(prose);
  });
  expect(poor).toEqual([]);
  expect(BANNED_KO.test("the ledger 익스큐터는 실행기가 아니다")).toBe(true);
  expect(POOR_KO.test("the ledger 드라이버에 의해 나뉜다")).toBe(true);
});

test("the misconceptions are M-01 to M-83, and concern claims that exist", () => {
  expect(misconceptions.map((m) => m.id)).toEqual(numbered("M-", 83));
  const known = new Set(claims.map((c) => c.id));
  for (const m of misconceptions) {
    expect(m.claims.length).toBeGreaterThan(0);
    expect(m.claims.filter((id) => !known.has(id))).toEqual([]);
  }
});

test("the titles of laws are unique in each language", () => {
  const laws = Object.values(lawTitles).flatMap((sections) => sections.flatMap((s) => s.laws));
  expect(laws.length).toBeGreaterThanOrEqual(40);
  expect(new Set(laws.map((l) => l.en)).size).toBe(laws.length);
  expect(new Set(laws.map((l) => l.ko)).size).toBe(laws.length);
});
