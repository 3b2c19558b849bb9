/**
 * Pieces of JavaScript on which rewriting names goes wrong easily. Each tells what it sees by `out`; the pass must not change that.
 */
export const snippets: Readonly<Record<string, string>> = {
  "no blank between a word and a function": `let n = 2;
function maker(k){return(x)=>x*k+n}
function methods(){return{add(x){return x+n}}}
const kinds = typeof(()=>n);
out(maker(3)(4), methods().add(1), kinds, typeof(function(){return n})()); void(()=>n);`,
  "a call after a line without a semicolon": `
    const add = (a, b) => a + b
    const f = () => { const g = 1
      add(g, 2)
      const h = add
      h(1, 2)
      return add(g, 3) }
    out(f())`,
  "destructuring into captured names": `
    let a = 1, b = 2, rest
    const f = () => { [a, b] = [b, a]; ({ a, b: [b], ...rest } = { a: 5, b: [6], c: 7 }); [a = 9, ...rest] = [undefined, 1, 2] }
    f(); out(a, b, rest)`,
  "shorthand patterns with defaults": `
    let a, b = 3
    const f = (o) => { ({ a = b, b = 10 } = o) }
    f({}); out(a, b); f({ a: 1 }); out(a, b)`,
  "labels, breaks and switches": `
    let n = 0; const two = 2
    const f = (xs) => { outer: for (const x of xs) { for (;;) { switch (x) { case two: continue outer; default: { n += x; break } } if (n > two) break outer; break } } return n }
    out(f([1, 2, 3, 4]))`,
  "a function declared in a switch, and closures over its constants": `
    const k = 4
    const f = (x) => { switch (x) { case 1: const c = k; return () => c + x; default: function g() { return k } return g } }
    out(f(1)(), f(2)())
    const early = (x) => { switch (x) { case 1: const c = k; return c; default: const g = () => c; return typeof g } }
    out(early(1), early(2))`,
  "classes with static blocks, private names and fields": `
    const base = 10; let made = 0
    class A { static count = base; static { made += A.count } #x = base; f = (y) => this.#x + y + base; get x() { return this.#x } static has(o) { return #x in o } }
    const a = new A(); out(A.count, made, a.f(1), a.x, A.has(a), A.has({}), A.name)`,
  "arrows before and after super()": `
    const k = 1
    class B { constructor(f) { this.f = f } }
    class C extends B { constructor() { super(() => this.v); this.v = 5; this.g = () => this.v + k } m() { return () => super.toString === Object.prototype.toString } }
    const c = new C(); out(c.f(), c.g(), c.m()())`,
  "default parameters see parameters and not the body": `
    const x = "outer", k = "k"
    const f = (a, g = () => x + a, h = () => k) => { var x = "inner"; return [g(), x, h()] }
    out(f("!"))`,
  "names given by place": `
    const k = 1; let later
    const a = () => k; const o = { b: () => k, "c d": () => k, e() { return k }, async f() { return k } }; later = () => k
    const [g = () => k] = []; const { h = function () { return k } } = {}
    const p = () => 1, q = class {}
    out(a.name, o.b.name, o["c d"].name, o.e.name, o.f.name, later.name, g.name, h.name, p.name, q.name, (() => k).name)`,
  "hoisting behind a directive": `
    const k = 2
    function f(n) { "use strict"
      const r = even(n); function even(n) { return n === 0 ? "even" : odd(n - 1) } function odd(n) { return n === 0 ? "odd" : even(n - k + 1) } return r }
    out(f(4), f(3), g()); function g() { return k }`,
  "declarations that share a name": `
    const k = 1
    function f(a) { function g() { return k } function g() { return k + 1 } function a() { return k + 2 } var g; { function g() { return k + 3 } out(g()) } return [g(), a()] }
    out(f(9))
    const h = function (a) { const g = () => a; var a = k + 1; return g() }
    out(h(9))`,
  "arguments and this of the function around": `
    const k = 1
    function f() { const g = () => arguments.length + k; const h = () => () => [arguments[0], this.v, k]; return [g(), h()(), (() => arguments)() === arguments] }
    out(f.call({ v: "this" }, "a", "b"))`,
  "called functions get no this": `
    const who = function () { return this === undefined }, tag = function (s) { return [this === undefined, s.raw[0]] }
    const f = () => [who(), who?.(), tag\`t\`, (who)()]
    out(f())`,
  "new, in, typeof, delete, instanceof": `
    function P(v) { this.v = v } const key = "v", Q = P
    const f = () => { const p = new P(1), q = new Q(2); return [p instanceof P, key in q, typeof key, typeof nowhere, delete p[key], new (class { z = key })().z, new function () { this.y = key }().y] }
    out(f())`,
  "compound and logical assignment": `
    let n = 2, m = null, s = "a"
    const f = () => { n **= 3; n++; --n; m ??= n; m &&= m + 1; s += \`\${s}\${n}\`; return n-- }
    out(f(), n, m, s)`,
  "loops that assign captured names": `
    let x, y, sum = 0
    const f = () => { for (x of [1, 2]) sum += x; for (y in { a: 1, b: 2 }) sum += y; for ([x] of [[7]]) sum += x; for (const i of [1, 2]) setLater(() => i + sum) }
    const later = []; const setLater = (g) => later.push(g)
    f(); out(x, y, sum, later.map((g) => g()))`,
  "caught errors and shadowing": `
    const e = "outer", k = 1
    const f = () => { try { throw new Error("t") } catch (e) { return [() => e.message + k, e.message] } finally { const e = k; void e } }
    out(f()[0](), f()[1], (() => e)())`,
  "object methods, accessors, computed keys, super": `
    let n = 1; const key = "dyn"
    const o = { __proto__: { hi() { return "hi" } }, n, twice() { return n * 2 }, [key]() { return n }, get g() { return n }, set g(v) { n = v }, hi() { return super.hi() + n }, *gen() { yield n }, 7() { return n } }
    out(o.twice(), o.dyn(), o.g, (o.g = 5), n, o.hi(), [...o.gen()], o[7](), Object.keys(o))`,
  "templates and nested closures": `
    const n = 2, xs = [1, 2]
    const f = () => \`\${xs.map((x) => \`\${x + n}\`).join("=>")}$$\`
    out(f())`,
  "a named function expression and its own name": `
    const k = 1
    const f = function fact(n) { return n < 2 ? k : n * fact(n - 1) }
    out(f(5), f.name, f.length)`,
  "assigning a constant fails as before": `
    const c = 1; let seen
    const f = () => { try { c = 2 } catch (thrown) { seen = thrown.name } }
    f(); out(c, seen)`,
  "reading too early fails as before": `
    let seen; const f = () => late
    try { f() } catch (thrown) { seen = thrown.name }
    const late = 1; out(seen, f())`,
  "variables of loops and of functions": `
    var fs = []; for (var i = 0; i < 2; i++) fs.push(() => i); for (let j = 0; j < 2; j++) fs.push(() => j)
    const g = (n) => { const inc = () => ++n; inc(); return [inc(), n] }
    out(fs.map((f) => f()), g(5))`,
  "generators and iteration": `
    const k = 3
    function* g(n) { for (let i = 0; i < n; i++) { const got = yield i * k; if (got) return (() => got + k)() } }
    const it = g(5); out(it.next(), it.next(), it.next(10), [...g(2)])`,
  "functions called where they stand": `
    const k = 1; let n = (function () { return k })() + (() => k)() + (function () { return k }).call(null)
    out(n, [3, 1, 2].sort((a, b) => (a - b) * k))`,
  "a comment behind the last statement": `
    const k = 1
    const f = () => k
    out(f()) // the end; function () {}`,
};
