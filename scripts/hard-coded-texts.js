import { readdirSync, readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { fromRoot } from "./steps.js";

/**
 * Texts that a person would read, written into code instead of into lib/language/messages. Biome's noJsxLiterals sees
 * what stands between tags; this looks at attributes and properties whose value is shown. Both look where
 * biome.json's override says.
 */
const shown =
  "label|title|description|hint|placeholder|alt|caption|header|empty|message|detail|unit|note|group|" +
  "pendingLabel|confirmLabel|sideLabel|aria-label|aria-description|aria-valuetext|aria-roledescription";

/** `title="…"`, `title={"…"}`, `title={`…`}`, `title: "…"`, also after a `?` or `:` of a condition. */
const text = new RegExp(
  `(?<![\\w-])["']?(${shown})["']?\\s*(?:=\\s*\\{?|:)\\s*(?:[^"'\`{}\\n;,]*[?:|&]\\s*)?(["'\`])((?:\\\\.|(?!\\2)[\\s\\S])*)\\2`,
  "g",
);

/** `t("key")`, whose key is no text. */
const translated = /\b(?:t|tRoot|stages)\((?:[^()]|\([^()]*\))*\)/g;

/** What is written alike in every language. */
const alike = /^(Ladderboard|GRPO|TTRL|KL|JSONL|JSON|CSV|PDF|HTML|Parquet|SVG|PNG|Esc|Ctrl|Alt)$/;

/** A lone word with hyphens names a class. */
const isClass = /^[a-z]+(-[a-z0-9]+)+$/;

/** @param {string} file @param {string} source @returns {string[]} one sentence a text */
export function hardCodedTexts(file, source) {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(translated, "translated()");
  return [...code.matchAll(text)]
    .map(([, name = "", , value = ""]) => ({ name, value, words: wordsOf(value) }))
    .filter(({ value, words }) => !isClass.test(value) && words.some((word) => !alike.test(word)))
    .map(({ name, value }) => `${file}: ${name} "${value.trim()}" is no message`);
}

/** Runs of letters outside of the placeholders of a template. @param {string} value */
const wordsOf = (value) => value.replace(/\$\{[^}]*\}/g, " ").match(/\p{L}{2,}/gu) ?? [];

/** The folders and files that are translated. @returns {string[]} */
export function translatedPaths() {
  const { overrides } = JSON.parse(readFileSync(fromRoot("biome.json"), "utf8"));
  const override = overrides.find((/** @type {any} */ each) => each.linter?.rules?.style?.noJsxLiterals);
  return override.includes
    .filter((/** @type {string} */ path) => !path.startsWith("!"))
    .map((/** @type {string} */ path) => path.replaceAll("\\", ""));
}

/** @param {string} path a file, or a folder with everything below it as `folder/**` @returns {string[]} */
function filesOf(path) {
  const folder = path.replace(/\/\*\*$/, "");
  if (statSync(fromRoot(folder)).isFile()) return [folder];
  return readdirSync(fromRoot(folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = translatedPaths().flatMap(filesOf);
  const found = files.flatMap((file) => hardCodedTexts(file, readFileSync(fromRoot(file), "utf8")));
  for (const sentence of found) console.error(`✗ ${sentence}`);
  console.log(`${files.length} translated files, ${found.length} hard-coded texts`);
  process.exit(found.length > 0 || files.length === 0 ? 1 : 0);
}
