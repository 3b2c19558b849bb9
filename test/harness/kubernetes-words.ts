/** What is asked of Kubernetes' API server and what becomes of pods, in a reader's words. Left out on purpose: labels and selectors, which say whose they are. */
import type { EventOf } from "../../engine/index.ts";

const verbs = {
  POST: { en: "make", ko: "만들기" },
  PATCH: { en: "apply", ko: "적용" },
  DELETE: { en: "delete", ko: "삭제" },
  GET: { en: "show", ko: "조회" },
  WATCH: { en: "tell of", ko: "감시" },
} as const;
const kinds: Readonly<Record<string, { readonly en: string; readonly ko: string }>> = {
  pods: { en: "pods", ko: "파드" },
  services: { en: "services", ko: "서비스" },
  configmaps: { en: "config maps", ko: "컨피그맵" },
  persistentvolumeclaims: { en: "volume claims", ko: "볼륨 클레임" },
};
const changes = {
  ADDED: { en: "is made", ko: "생성됨" },
  MODIFIED: { en: "", ko: "" },
  DELETED: { en: "is deleted", ko: "삭제됨" },
} as const;

export const kubernetesWords = {
  KubernetesRequest: ({ verb, resource, name, code }: EventOf<"KubernetesRequest">) => {
    const kind = kinds[resource] ?? { en: resource, ko: resource };
    const refused = code >= 300 ? ` → ${code}` : "";
    return {
      en: `${verbs[verb].en} ${kind.en}${name === undefined ? "" : ` ${name}`}${refused}`,
      ko: `${kind.ko}${name === undefined ? "" : ` ${name}`} ${verbs[verb].ko}${refused}`,
    };
  },
  PodChanged: ({ pod, change, phase, reason, node }: EventOf<"PodChanged">) => {
    const where = node === undefined ? "" : ` (${node})`;
    const why = reason === undefined ? "" : `, ${reason}`;
    if (change === "MODIFIED")
      return {
        en: `pod ${pod} is ${phase}${why}${where}`,
        ko: `파드 ${pod}: ${phase}${why}${where}`,
      };
    return { en: `pod ${pod} ${changes[change].en}`, ko: `파드 ${pod} ${changes[change].ko}` };
  },
};
