/**
 * The walk that fills in scopes, functions and references. One visit a node, references resolved afterwards, so that hoisting needs no
 * second thought. No counterpart in Spark. ECMA-262, chapters 14 to 16.
 */
import type {
  AnyNode,
  Class,
  ForInStatement,
  ForOfStatement,
  Function as FunctionNode,
  Pattern,
  Program,
  SwitchStatement,
  VariableDeclaration,
} from "acorn";
import { type Here, Ground } from "./ground.ts";
import { afterDirectives, childrenOf } from "./syntax.ts";
import { type Analysis, type Fn, type FnKind, type ScopeKind, resolve } from "./scope.ts";

class Walk extends Ground {
  visit(node: AnyNode, here: Here): void {
    this.around.push(node);
    this.#node(node, here);
    this.around.pop();
  }

  #all(nodes: Iterable<AnyNode | null | undefined>, here: Here): void {
    for (const node of nodes) if (node !== null && node !== undefined) this.visit(node, here);
  }

  #node(node: AnyNode, here: Here): void {
    switch (node.type) {
      case "Identifier":
        return this.refer(node, here, "value", false);
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.#function(node, here);
      case "ClassDeclaration":
      case "ClassExpression":
        return this.#class(node, here);
      case "VariableDeclaration":
        return this.#variables(node, here);
      case "BlockStatement":
        return this.#all(node.body, this.#block("block", here, node.start + 1));
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
        return this.#loop(node, this.#block("for", here));
      case "SwitchStatement":
        return this.#switch(node, here);
      case "CatchClause": {
        const caught = this.#block("catch", here);
        if (node.param)
          this.declaredPattern(node.param, caught.scope, "let", node.param.end, caught);
        return this.visit(node.body, caught);
      }
      case "AssignmentExpression":
        this.assigned(node.left, here);
        return this.visit(node.right, here);
      case "UpdateExpression":
        return this.assigned(node.argument as Pattern, here);
      default:
        return this.#quietNode(node, here);
    }
  }

  /** Nodes in which an identifier is no reference, or one of a special kind. */
  #quietNode(node: AnyNode, here: Here): void {
    switch (node.type) {
      case "MemberExpression":
        if (node.object.type === "Identifier") {
          const property = node.computed ? undefined : (node.property as { name?: string }).name;
          this.refer(node.object, here, "value", false, property);
        } else this.visit(node.object, here);
        if (node.computed) this.visit(node.property, here);
        return;
      case "Property":
        if (node.computed) this.visit(node.key, here);
        if (node.shorthand && node.value.type === "Identifier") {
          return this.refer(node.value, here, "shorthand", false);
        }
        return this.visit(node.value, here);
      case "CallExpression":
        return this.#call(node.callee, node.arguments, here);
      case "TaggedTemplateExpression":
        return this.#call(node.tag, [node.quasi], here);
      case "UnaryExpression":
        if (node.operator === "typeof" && node.argument.type === "Identifier") {
          return this.refer(node.argument, here, "typeof", false);
        }
        return this.visit(node.argument, here);
      case "LabeledStatement":
        return this.visit(node.body, here);
      case "BreakStatement":
      case "ContinueStatement":
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ExportNamedDeclaration":
        return this.moduleItem(node, here);
      case "ThisExpression":
        if (here.fn !== undefined) this.thisUses.push({ node, fn: here.fn });
        return this.lexical("this", here.fn);
      case "Super":
        return this.lexical("super", here.fn);
      case "MetaProperty":
        if (node.meta.name === "new") this.lexical("new.target", here.fn);
        return;
      default:
        return this.#all(childrenOf(node), here);
    }
  }

  #block(kind: ScopeKind, here: Here, start?: number): Here {
    return { ...here, scope: this.scope(kind, here, here.fn, start) };
  }

  #call(callee: AnyNode, args: readonly AnyNode[], here: Here): void {
    if (callee.type === "Identifier") {
      this.refer(callee, here, "callee", false);
      if (callee.name === "eval")
        for (let at = here.fn; at !== undefined; at = at.parent) at.dynamic = true;
    } else this.visit(callee, here);
    this.#all(args, here);
  }

  #variables(node: VariableDeclaration, here: Here): void {
    const kind = node.kind === "var" || node.kind === "let" ? node.kind : "const";
    for (const row of node.declarations) {
      this.declaredPattern(row.id, kind === "var" ? here.vars : here.scope, kind, row.end, here);
      if (row.init) this.visitIn(row, row.init, here);
    }
  }

  #loop(
    node: Extract<AnyNode, { type: "ForStatement" }> | ForInStatement | ForOfStatement,
    here: Here,
  ): void {
    if (node.type === "ForStatement")
      return this.#all([node.init, node.test, node.update, node.body], here);
    if (node.left.type === "VariableDeclaration") this.visit(node.left, here);
    else this.assigned(node.left, here);
    this.#all([node.right, node.body], here);
  }

  #switch(node: SwitchStatement, here: Here): void {
    this.visit(node.discriminant, here);
    this.#all(node.cases, this.#block("switch", here));
  }

  #kindOf(node: AnyNode): FnKind {
    if (node.type === "ArrowFunctionExpression") return "arrow";
    if (node.type === "FunctionDeclaration") return "declaration";
    const parent = this.around.at(-2);
    if (parent?.type === "MethodDefinition" && parent.value === node) return "member";
    if (
      parent?.type !== "Property" ||
      parent.value !== node ||
      (parent.kind === "init" && !parent.method)
    ) {
      return "expression";
    }
    return parent.kind === "init" ? "method" : "member";
  }

  #fn(node: AnyNode, kind: FnKind, here: Here): Fn {
    const around = this.around.slice(0, -1);
    const fn: Fn = {
      node,
      kind,
      parent: here.fn,
      outer: here.scope,
      around,
      lexical: new Set(),
      ownThis: false,
      dynamic: false,
    };
    this.fns.push(fn);
    return fn;
  }

  #function(node: AnyNode & FunctionNode, here: Here): void {
    const kind = this.#kindOf(node);
    const id = node.id ?? undefined;
    if (kind === "declaration" && id !== undefined) {
      this.declare(here.scope, "function", id, here.scope.start ?? node.start);
    }
    const fn = this.#fn(node, kind, here);
    let at: Here = { ...here, fn };
    if (kind === "expression" && id !== undefined) {
      at = { ...at, scope: this.scope("name", at, fn) };
      this.declare(at.scope, "name", id, node.start);
    }
    const block = node.body.type === "BlockStatement" ? node.body : undefined;
    const start =
      block === undefined ? undefined : (afterDirectives(block.body) ?? block.start + 1);
    const simple = node.params.every((parameter) => parameter.type === "Identifier");
    const scope = this.scope(
      simple ? "function" : "parameters",
      at,
      fn,
      simple ? start : undefined,
    );
    at = { scope, vars: scope, fn };
    for (const parameter of node.params)
      this.declaredPattern(parameter, scope, "parameter", parameter.end, at);
    if (!simple) {
      const body = this.scope("function", at, fn, start);
      at = { scope: body, vars: body, fn };
    }
    if (block === undefined) this.visit(node.body as AnyNode, at);
    else this.#all(block.body, at);
  }

  #class(node: AnyNode & Class, outer: Here): void {
    if (node.type === "ClassDeclaration" && node.id)
      this.declare(outer.scope, "class", node.id, node.end);
    const here = this.#block("class", outer);
    if (node.id) this.declare(here.scope, "const", node.id, node.end);
    if (node.superClass) this.visit(node.superClass, here);
    const privates = new Set<string>();
    for (const member of node.body.body) {
      if (member.type !== "StaticBlock" && member.key.type === "PrivateIdentifier") {
        if (!member.static) privates.add(`#${member.key.name}`);
      }
      this.#member(member, here);
    }
    this.classes.push({ at: node.body.start + 1, privates: [...privates] });
  }

  #member(member: Class["body"]["body"][number], here: Here): void {
    this.around.push(member);
    if (member.type === "StaticBlock") {
      const fn = this.#fn(member, "static", here);
      const scope = this.scope("block", here, fn);
      this.#all(member.body, { scope, vars: scope, fn });
    } else {
      if (member.computed) this.visit(member.key, here);
      if (member.type === "MethodDefinition") this.visit(member.value, here);
      else if (member.value) {
        const fn = this.#fn(member.value, "field", here);
        const scope = this.scope("function", here, fn);
        this.visit(member.value, { scope, vars: scope, fn });
      }
    }
    this.around.pop();
  }
}

/** Everything about a module that the pass needs. `start` is where its first statement may be put. */
export function analyse(program: Program, start: number): Analysis {
  const walk = new Walk();
  const module = walk.scope("module", undefined, undefined, start);
  const here: Here = { scope: module, vars: module, fn: undefined };
  for (const statement of program.body) walk.visit(statement, here);
  for (const { node, scope, write } of walk.references) {
    if (!write) continue;
    const binding = resolve(node.name, scope);
    if (binding !== undefined) binding.assigned = true;
  }
  for (const statement of program.body) {
    if (statement.type !== "ExportDefaultDeclaration") continue;
    const { declaration } = statement;
    const id = "id" in declaration ? declaration.id : undefined;
    if (id && declaration.type.endsWith("Declaration"))
      walk.exports.push({ exported: "default", local: id.name });
    else if (declaration.type === "Identifier")
      walk.exports.push({ exported: "default", local: declaration.name });
  }
  return { ...fieldsOf(walk), module };
}

const fieldsOf = (walk: Walk): Omit<Analysis, "module"> => ({
  fns: walk.fns,
  references: walk.references,
  thisUses: walk.thisUses,
  classes: walk.classes,
  exports: walk.exports,
  imports: walk.imports,
  declared: walk.declared,
});
