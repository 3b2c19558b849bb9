/**
 * What the walk over a module collects, and the parts of the language that declare or assign names: patterns, imports, exports.
 * No counterpart in Spark. ECMA-262, chapters 8.6, 13.15 and 16.2.
 */
import type {
  AnyNode,
  ExportAllDeclaration,
  ExportNamedDeclaration,
  Identifier,
  ImportDeclaration,
  Literal,
  Pattern,
} from "acorn";
import { declaredBy } from "./syntax.ts";
import {
  type BindingKind,
  type Fn,
  type Lexical,
  type Reference,
  type Scope,
  type ScopeKind,
  type Use,
  provider,
} from "./scope.ts";

/** Where the walk is. */
export interface Here {
  readonly scope: Scope;
  /** The scope that `var` declares in. */
  readonly vars: Scope;
  readonly fn: Fn | undefined;
}

const nameOf = (node: Identifier | Literal): string =>
  node.type === "Identifier" ? node.name : String(node.value);

export abstract class Ground {
  abstract visit(node: AnyNode, here: Here): void;

  readonly fns: Fn[] = [];
  readonly references: Reference[] = [];
  readonly thisUses: { node: Extract<AnyNode, { type: "ThisExpression" }>; fn: Fn }[] = [];
  readonly classes: { at: number; privates: readonly string[] }[] = [];
  readonly exports: { exported: string; local?: string; source?: string }[] = [];
  readonly imports: { source: string; end: number; plain: boolean }[] = [];
  readonly declared: { name: string; at: number }[] = [];
  /** The nodes around the present one, itself last. */
  protected readonly around: AnyNode[] = [];

  scope(kind: ScopeKind, here: Here | undefined, fn: Fn | undefined, start?: number): Scope {
    return { kind, parent: here?.scope, fn, bindings: new Map(), start };
  }

  declare(
    scope: Scope,
    kind: BindingKind,
    id: Identifier,
    end: number,
    from?: NonNullable<ReturnType<typeof importOf>>,
  ): void {
    this.declared.push({ name: id.name, at: id.start });
    const known = scope.bindings.get(id.name);
    if (known !== undefined) {
      known.assigned = true;
      if (kind !== "function" || known.kind === "parameter") return;
    }
    const assigned = kind === "var" || known !== undefined;
    const binding = { name: id.name, kind, scope, end, assigned };
    scope.bindings.set(id.name, from === undefined ? binding : { ...binding, from });
  }

  moduleItem(node: AnyNode, here: Here): void {
    if (node.type === "ImportDeclaration") this.importing(node, here);
    else if (node.type === "ExportAllDeclaration") this.exportingAll(node);
    else if (node.type === "ExportNamedDeclaration") this.exporting(node, here);
  }

  /** A use of `this` and its kin counts for every arrow between it and the function that provides it. */
  lexical(what: Lexical, fn: Fn | undefined): void {
    for (let at = fn; at !== undefined && at.kind === "arrow"; at = at.parent) at.lexical.add(what);
    const source = provider(fn);
    if (source === undefined) return;
    if (what === "this") source.ownThis = true;
    else source.lexical.add(what);
  }

  refer(node: Identifier, here: Here, use: Use, write: boolean, property?: string): void {
    if (node.name === "arguments") this.lexical("arguments", here.fn);
    const statement = this.around.findLast((around) => around.type === "ExpressionStatement");
    const opensStatement = statement?.start === node.start;
    this.references.push({
      node,
      scope: here.scope,
      fn: here.fn,
      use,
      write,
      opensStatement,
      property,
    });
  }

  assigned(pattern: Pattern, here: Here): void {
    switch (pattern.type) {
      case "Identifier":
        return this.refer(pattern, here, "value", true);
      case "MemberExpression":
        return this.visit(pattern, here);
      case "RestElement":
        return this.assigned(pattern.argument, here);
      case "AssignmentPattern":
        this.assigned(pattern.left, here);
        return this.visitIn(pattern, pattern.right, here);
      case "ArrayPattern":
        for (const element of pattern.elements) if (element !== null) this.assigned(element, here);
        return;
      case "ObjectPattern":
        for (const property of pattern.properties) this.assignedProperty(property, here);
        return;
    }
  }

  assignedProperty(
    property: Extract<Pattern, { type: "ObjectPattern" }>["properties"][number],
    here: Here,
  ): void {
    if (property.type === "RestElement") return this.assigned(property.argument, here);
    if (property.computed) this.visit(property.key, here);
    if (!property.shorthand) return this.assigned(property.value, here);
    const { value } = property;
    const id = value.type === "AssignmentPattern" ? value.left : value;
    this.refer(id as Identifier, here, "shorthand", true);
    if (value.type === "AssignmentPattern") this.visitIn(value, value.right, here);
  }

  /** Visits a node with its parent on the way, for functions that take their name from it. */
  visitIn(parent: AnyNode, node: AnyNode, here: Here): void {
    this.around.push(parent);
    this.visit(node, here);
    this.around.pop();
  }

  declaredPattern(
    pattern: Pattern,
    scope: Scope,
    kind: BindingKind,
    end: number,
    here: Here,
  ): void {
    for (const id of declaredBy(pattern)) this.declare(scope, kind, id, end);
    this.defaults(pattern, here);
  }

  /** The expressions inside a declaring pattern: defaults and computed keys. */
  defaults(pattern: Pattern, here: Here): void {
    if (pattern.type === "AssignmentPattern") {
      this.defaults(pattern.left, here);
      this.visitIn(pattern, pattern.right, here);
    } else if (pattern.type === "RestElement") this.defaults(pattern.argument, here);
    else if (pattern.type === "ArrayPattern") {
      for (const element of pattern.elements) if (element !== null) this.defaults(element, here);
    } else if (pattern.type === "ObjectPattern") {
      for (const property of pattern.properties) {
        if (property.type === "RestElement") this.defaults(property.argument, here);
        else {
          if (property.computed) this.visit(property.key, here);
          this.defaults(property.value, here);
        }
      }
    }
  }

  importing(node: ImportDeclaration, here: Here): void {
    const plain = node.attributes.length === 0;
    this.imports.push({ source: String(node.source.value), end: node.end, plain });
    for (const specifier of node.specifiers) {
      this.declare(
        here.scope,
        "import",
        specifier.local,
        node.end,
        importOf(node, specifier, plain),
      );
    }
  }

  exportingAll(node: ExportAllDeclaration): void {
    const exported = node.exported ? nameOf(node.exported) : "";
    const local = node.exported ? { local: "*" } : {};
    this.exports.push({ exported, ...local, source: String(node.source.value) });
    this.imports.push({
      source: String(node.source.value),
      end: node.end,
      plain: node.attributes.length === 0,
    });
  }

  exporting(node: ExportNamedDeclaration, here: Here): void {
    const { declaration, source } = node;
    if (source)
      this.imports.push({
        source: String(source.value),
        end: node.end,
        plain: node.attributes.length === 0,
      });
    for (const { local, exported } of node.specifiers) {
      const row = { exported: nameOf(exported), local: nameOf(local) };
      this.exports.push(source ? { ...row, source: String(source.value) } : row);
    }
    if (!declaration) return;
    this.visit(declaration, here);
    const ids =
      declaration.type === "VariableDeclaration"
        ? declaration.declarations.flatMap((row) => [...declaredBy(row.id)])
        : [declaration.id];
    for (const { name } of ids) this.exports.push({ exported: name, local: name });
  }
}

function importOf(
  node: ImportDeclaration,
  specifier: ImportDeclaration["specifiers"][number],
  plain: boolean,
) {
  const source = String(node.source.value);
  if (specifier.type === "ImportDefaultSpecifier") return { source, name: "default", plain };
  if (specifier.type === "ImportNamespaceSpecifier") return { source, name: "*", plain };
  return { source, name: nameOf(specifier.imported), plain };
}
