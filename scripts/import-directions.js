import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { fromRoot } from "./steps.js";

/**
 * Who may import whom (docs/architecture.md). A part imports itself and the parts named here; the first part that a
 * file's path begins with is its own. TypeScript 7 offers no compiler interface to the usual tools, and import
 * statements are all that this needs to read.
 */
const services = [
  "lib/review",
  "lib/runs",
  "lib/curriculum",
  "lib/benchmarks",
  "lib/registry",
  "lib/monitor",
  "lib/provenance",
  "lib/accounting",
  "lib/operations",
  "lib/reports",
];
const foundations = ["lib/backends", "lib/models", "lib/audit", "lib/auth", "lib/db"];
const below = ["lib/domains", "lib/errors", "lib/language", "lib/version", "lib/data-folder", "lib/outgoing"];

/** @type {[part: string, mayImport: string[]][]} */
const parts = [
  ["lib/domains", []],
  ["lib/language", []],
  ["lib/errors", ["lib/language"]],
  ["package", []],
  ["lib/outgoing", ["lib/errors", "lib/language"]],
  ["lib/data-folder", []],
  // The one place that reads package.json.
  ["lib/version", ["package"]],
  ["lib/ui", below],
  // Test servers and test databases build what they test.
  ["lib/db/testing", ["lib/db", "scripts", ...below]],
  ...foundations.map((part) => /** @type {[string, string[]]} */ ([part, [...foundations, ...below]])),
  ...services.map(
    (part) => /** @type {[string, string[]]} */ ([part, [...services, ...foundations, ...below]]),
  ),
  ["lib/api", [...services, ...foundations, ...below]],
  ["lib/cli", [...services, ...foundations, ...below]],
  ["prisma", [...services, ...foundations, ...below]],
  ["scripts", ["prisma", ...services, ...foundations, ...below]],
  ["app", ["lib/ui", "lib/api", ...services, ...foundations, ...below]],
];

/** What a part may know the types of, and nothing more: the client of the API is typed by its router. */
const typesOnly = [{ part: "lib/ui", from: "lib/api" }];

/** Outside packages that a part must do without. @type {[part: string, outside: RegExp, why: string][]} */
const forbidden = [
  ["lib/domains", /^(?!fast-check$|vitest$)/, "a domain is pure: it uses no package and nothing of Node"],
  ["lib", /^react(-dom)?(\/|$)/, "React stays in app and lib/ui"],
];
const mayUseReact = ["lib/ui"];

/** @param {string} path */
const partOf = (path) => parts.find(([part]) => inside(path, part))?.[0] ?? null;
/** @param {string} path @param {string} part */
const inside = (path, part) => path === part || path.startsWith(`${part}/`) || path.startsWith(`${part}.`);

/**
 * The rules that one file breaks, as sentences.
 * @param {string} file below the root @param {string} text its source
 */
export function brokenRules(file, text) {
  const part = partOf(file);
  const may = parts.find(([name]) => name === part)?.[1];
  const broken = [];
  for (const { name, type } of imports(text)) {
    const target = projectPath(file, name);
    if (target === null) {
      const rule = forbidden.find(([where, outside]) => inside(file, where) && outside.test(name));
      const react = rule?.[0] === "lib" && mayUseReact.some((where) => inside(file, where));
      if (rule && !react && !isTest(file)) broken.push(`${file} imports ${name}: ${rule[2]}`);
      continue;
    }
    const other = partOf(target);
    if (type && typesOnly.some((allowed) => allowed.part === part && allowed.from === other)) continue;
    if (other === "app" && part !== "app") broken.push(`${file} imports ${target}: nothing imports from app`);
    else if (may && other !== part && !may.includes(other ?? "") && !isTestOnly(file, other)) {
      broken.push(`${file} imports ${target}: ${part} may not import from ${other ?? "there"}`);
    }
  }
  return broken;
}

/** Tests, and what only tests use, may have the test database and the bundled content. @param {string} file @param {string | null} other */
const isTestOnly = (file, other) => isTest(file) && (other === "lib/db/testing" || other === "prisma");
/** @param {string} file */
const isTest = (file) => /\.test\.tsx?$/.test(file) || file.includes("/testing/");

/** @param {string} text */
function imports(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const statements = /(?:^|[;\n}])\s*(?:import|export)\s+(type\b)?(?:[^"'`;()]*?\bfrom\s*)?["']([^"']+)["']/g;
  const calls = /\bimport\((\s*)["']([^"']+)["']\s*\)/g;
  const found = [...code.matchAll(statements), ...code.matchAll(calls)];
  return found.map(([, type, name]) => ({ name: name ?? "", type: type === "type" }));
}

/** @param {string} file @param {string} name @returns {string | null} null for a package */
function projectPath(file, name) {
  if (name.startsWith("@/")) return name.slice(2);
  return name.startsWith(".") ? normalize(join(dirname(file), name)).replaceAll("\\", "/") : null;
}

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  if (!statSync(fromRoot(folder), { throwIfNoEntry: false })) return [];
  return readdirSync(fromRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sources(path);
    return /\.(ts|tsx)$/.test(entry.name) ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = ["app", "lib", "prisma", "scripts"].flatMap(sources);
  const broken = files.flatMap((file) => brokenRules(file, readFileSync(fromRoot(file), "utf8")));
  for (const rule of broken) console.error(`✗ ${rule}`);
  console.log(`${files.length} files, ${broken.length} imports in a wrong direction`);
  process.exit(broken.length > 0 || files.length === 0 ? 1 : 0);
}
