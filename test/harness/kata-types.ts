/**
 * What the hole of a kata is given and what it answers, read from the types, as the head of its file has to say it.
 *
 * In Spark: nothing. A brand is left out (a stage's id is a number), a type that holds itself is named the second time, and of a union
 * of many kinds the fields that some kind has stand with a question mark. Left out on purpose: readonly; a kata may change nothing.
 */
import { dirname, join } from "node:path";
import ts from "typescript";

export interface Signature {
  readonly get: string;
  readonly answer: string;
}

/** For each file the signature of the function of that name. */
export function signaturesOf(
  root: string,
  holes: ReadonlyMap<string, string>,
): ReadonlyMap<string, Signature> {
  const config = join(root, "tsconfig.json");
  const read = ts.readConfigFile(config, (path) => ts.sys.readFile(path)).config as object;
  const { options } = ts.parseJsonConfigFileContent(read, ts.sys, dirname(config));
  const files = [...holes.keys()].map((file) => join(root, file));
  const program = ts.createProgram(files, { ...options, types: [] });
  const checker = program.getTypeChecker();
  const found = new Map<string, Signature>();
  for (const [file, hole] of holes) {
    const source = program.getSourceFile(join(root, file));
    const symbol = source && checker.getSymbolAtLocation(source)?.exports?.get(hole as ts.__String);
    const signature = symbol && checker.getTypeOfSymbol(symbol).getCallSignatures()[0];
    if (source === undefined || signature === undefined) continue;
    const words = new Words(checker);
    // The names are those of the hole, as the learner reads them.
    const names = parametersIn(source, hole);
    const get = signature.getParameters().map((parameter, index) => {
      const type = checker.getTypeOfSymbolAtLocation(parameter, source);
      return `${names[index] ?? parameter.name}: ${words.of(type)}`;
    });
    found.set(file, { get: get.join(", "), answer: words.of(signature.getReturnType()) });
  }
  return found;
}

/** The names of the parameters as they are written: a type behind a name is no part of it. */
function parametersIn(source: ts.SourceFile, hole: string): string[] {
  const declared = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const made = declared.find(({ name }) => name.getText(source) === hole)?.initializer;
  if (made === undefined || !(ts.isArrowFunction(made) || ts.isFunctionExpression(made))) return [];
  return made.parameters.map(({ name }) => name.getText(source));
}

/** Types in words; one for each function, because the second time a name is enough. */
class Words {
  readonly #checker: ts.TypeChecker;
  readonly #told = new Set<ts.Type>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  of(type: ts.Type): string {
    if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return this.#union(type);
    if (type.isIntersection()) {
      const plain = type.types.find(({ flags }) => flags & primitive);
      return plain === undefined ? this.#checker.typeToString(type) : this.of(plain);
    }
    if (this.#checker.isArrayType(type)) {
      const [element] = this.#checker.getTypeArguments(type as ts.TypeReference);
      const told = element === undefined ? "unknown" : this.of(element);
      return / \| |=>/.test(told) && !told.startsWith("{") ? `(${told})[]` : `${told}[]`;
    }
    if (this.#checker.isTupleType(type)) {
      const parts = this.#checker.getTypeArguments(type as ts.TypeReference);
      return `[${parts.map((part) => this.of(part)).join(", ")}]`;
    }
    const [call] = type.getCallSignatures();
    if (call !== undefined) return this.#call(call);
    return type.flags & ts.TypeFlags.Object ? this.#object(type) : this.#checker.typeToString(type);
  }

  #call(call: ts.Signature): string {
    const parameters = call.getParameters().map(({ name }) => name);
    return `(${parameters.join(", ")}) => ${this.of(call.getReturnType())}`;
  }

  #object(type: ts.Type): string {
    const name = type.aliasSymbol?.name ?? type.symbol.name;
    if (this.#told.has(type)) return name;
    this.#told.add(type);
    const fields = `{ ${this.#fields([type]).join(", ")} }`;
    return new RegExp(`\\b${name}\\b`).test(fields) ? `${name} ${fields}` : fields;
  }

  #union(type: ts.UnionType): string {
    const objects = type.types.filter(({ flags }) => flags & ts.TypeFlags.Object);
    if (objects.length > 1 && objects.length === type.types.length)
      return `{ ${this.#fields(objects).join(", ")} }`;
    const words = type.types.map((one) => this.of(one));
    const plain = words.map((word) => (/^(true|false)$/.test(word) ? "boolean" : word));
    return [...new Set(plain)].toSorted(last("undefined")).join(" | ");
  }

  /** The fields of one type, or of the kinds of a union: those that not every kind has with a question mark. */
  #fields(types: readonly ts.Type[]): string[] {
    const names = new Set(types.flatMap((type) => type.getProperties().map(({ name }) => name)));
    return [...names].map((name) => {
      const own = types.flatMap((type) => type.getProperty(name) ?? []);
      const told = own.map((field) => this.of(this.#checker.getTypeOfSymbol(field)));
      const words = told.length === 1 ? told : told.flatMap((word) => word.split(" | "));
      const each = [...new Set(words)].toSorted(last("undefined")).join(" | ");
      return `${name}${own.length < types.length ? "?" : ""}: ${each}`;
    });
  }
}

const primitive = ts.TypeFlags.Number | ts.TypeFlags.String | ts.TypeFlags.BigInt;

const last =
  (word: string) =>
  (a: string, b: string): number =>
    Number(a === word) - Number(b === word);
