/**
 * What HDFS's events say, in words: copies of blocks, who reads them, DataNodes that are lost.
 *
 * In Hadoop: DatanodeProtocol and DataTransferProtocol. Left out on purpose: who says it to whom.
 */
import type { Sentences } from "./message-words.ts";

export const hdfsWords = {
  ReplicaAdded: ({ block, path, host, rack, why }) => ({
    en: `a copy of ${block} (${path}) is ${why} on ${host} of ${rack}`,
    ko: `${rack}의 ${host}에 ${block}(${path})의 복제본이 생김: ${why === "written" ? "새로 씀" : "다른 복제본에서 복사"}`,
  }),
  BlockRead: ({ block, path, host, reader, bytes }) => ({
    en: `${reader === "" ? "a client" : reader} reads ${bytes} bytes of ${block} (${path}) from ${host}`,
    ko: `${reader === "" ? "클라이언트" : reader}에서 ${host}에 있는 ${block}(${path})의 ${bytes}바이트를 읽음`,
  }),
  DataNodeLost: ({ host }) => ({
    en: `the DataNode on ${host} was silent for too long and counts as lost`,
    ko: `${host}의 데이터노드(DataNode)가 너무 오래 소식이 없어 잃은 것으로 봄`,
  }),
  BlockMissing: ({ block, path }) => ({
    en: `no copy of ${block} (${path}) is left`,
    ko: `${block}(${path})의 복제본이 하나도 남지 않음`,
  }),
} as const satisfies Sentences<"ReplicaAdded" | "BlockRead" | "DataNodeLost" | "BlockMissing">;
