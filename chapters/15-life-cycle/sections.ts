/**
 * The headings of this chapter's page of laws, as the book calls the same parts.
 *
 * In Spark: nothing. Several files of laws stand under one heading. Left out on purpose: an order; the names of the files give it.
 */
import type { Both } from "#engine/foundation/language";

export const theParts: Both = { en: "The parts", ko: "무엇으로 이루어지는가" };
export const lifeOutside: Both = { en: "The life cycle outside", ko: "외부의 수명 주기" };
export const lifeInside: Both = { en: "The life cycle inside", ko: "내부의 수명 주기" };
export const whenThingsDie: Both = { en: "When things die", ko: "무엇이 죽었을 때" };
export const comeAndGo: Both = { en: "Executors that come and go", ko: "오고 가는 익스큐터" };
