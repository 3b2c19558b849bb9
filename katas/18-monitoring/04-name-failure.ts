/**
 * 18/04 · name the failure · 실패의 이름
 *
 * Attempts of the tasks of a stage, at least one of which failed; `error` is what Spark said of its end, undefined where it succeeded. Answer one word. Texts come first, in this order, whichever attempt
 * has them: `maxResultSize` is "result too large"; `OutOfMemoryError` or `code 52` "memory"; `No space left on device` "disk"; a text that begins with `FetchFailed` "fetch", with
 * `ExecutorLostFailure` or `Resubmitted` "executor". Otherwise the program threw: no attempt succeeded, "code"; all failures on one host, and each of these tasks succeeded on another, "host"; else "data".
 * 적어도 하나가 실패한, 스테이지의 태스크 시도입니다. `error`는 스파크가 그 끝을 두고 한 말이고, 성공했으면 undefined입니다. 한 단어로 답하세요. 글이 먼저이고, 어느 시도에 있든 이 순서입니다. `maxResultSize`는 "result too
 * large", `OutOfMemoryError`나 `code 52`는 "memory", `No space left on device`는 "disk", `FetchFailed`로 시작하면 "fetch", `ExecutorLostFailure`나 `Resubmitted`로 시작하면 "executor"입니다. 그 밖에는 프로그램이 던진 것입니다.
 * 성공한 시도가 없으면 "code", 실패가 모두 한 호스트에서 났고 그 태스크가 저마다 다른 호스트에서 성공했으면 "host", 아니면 "data"입니다.
 *
 * You get · 받는 것: attempts: { index: number, host: string, error: string | undefined }[]
 * You answer · 답할 것: "result too large" | "memory" | "disk" | "fetch" | "executor" | "code" | "host" | "data"
 *
 * The laws will: plant one of the eight; then the doctor asks your rule about whole applications.
 * 법칙이 볼 것: 여덟 가지 가운데 하나를 심습니다. 그다음 닥터가 애플리케이션을 두고 이 규칙에 묻습니다.
 * You need not: read what the exception of the program says.
 * 생각하지 않아도 되는 것: 프로그램의 예외가 하는 말 읽기.
 *
 * In Spark: the texts of TaskEndReason; the one word is ours. About 20 minutes · 약 20분. Hole: 14 lines.
 */
import { Todo, type AttemptSeen, type Policies } from "#engine/kata";

export const nameFailure: Policies["nameFailure"] = (attempts: readonly AttemptSeen[]) => {
  throw new Todo("what is behind the failures among `attempts`?");
};
