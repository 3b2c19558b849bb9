/**
 * Files of whoever submits: a pod cannot read them, so they are copied to a place that it can. What lies elsewhere, or in the image (`local:`), stays.
 *
 * In Spark 3.5.3: k8s KubernetesUtils.uploadFileUri, renameMainAppResource. Rule D5.12. Left out on purpose: the bytes; only names are there.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { SparkException } from "../../foundation/errors.ts";
import type { Random } from "../../foundation/random.ts";
import type { ClientArguments } from "./client-arguments.ts";
import { uuid } from "./names.ts";

const NO_RESOURCE = "spark-internal";

export interface Uploading {
  readonly conf: SparkConf;
  readonly program: ClientArguments;
  readonly random: Random;
  /** Copies a file of the submitter's to where pods can read it. */
  readonly upload: (uri: string, to: string) => void;
}

const isLocalFile = (uri: string): boolean =>
  uri.startsWith("file:") || !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri);

/** A file of the submitter's becomes one that pods can read; what lies elsewhere or in the image stays. */
function uploader({ conf, random, upload }: Uploading): (uri: string) => string {
  return (uri) => {
    const path = conf.getOption("spark.kubernetes.file.upload.path");
    if (path === undefined)
      throw new SparkException("Please specify spark.kubernetes.file.upload.path property.");
    const to = `${path}/spark-upload-${uuid(random)}/${uri.slice(uri.lastIndexOf("/") + 1)}`;
    upload(uri, to);
    return to;
  };
}

export function uploadedFiles(asked: Uploading): Record<string, string> {
  const keys = ["spark.jars", "spark.files", "spark.archives", "spark.submit.pyFiles"];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const uris = (asked.conf.getOption(key) ?? "").split(",").filter((uri) => uri !== "");
      const local = uris.filter(isLocalFile);
      if (local.length === 0) return [];
      const rest = uris.filter((uri) => !isLocalFile(uri));
      return [[key, [...local.map(uploader(asked)), ...rest].join(",")]];
    }),
  );
}

/** A jar of the submitter's is among spark.jars already, so the class is enough. */
export function resourceIn(asked: Uploading): string {
  const { kind, resource } = asked.program;
  if (resource === undefined) return NO_RESOURCE;
  if (!isLocalFile(resource) || kind === "r") return resource;
  return kind === "java" ? NO_RESOURCE : uploader(asked)(resource);
}
