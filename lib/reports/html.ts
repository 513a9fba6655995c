import type { Part, Report } from "./report";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string | number): string =>
  String(text).replace(/[&<>"']/g, (character) => entities[character]!);

const style = `body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #d0d7de}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #d0d7de}
@media print{body{margin:0}}`;

/** A document that needs nothing else: no script, no file, no network. Everything in the report is escaped. */
export function reportHtml({ language, title, parts }: Report): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body><h1>${escaped(title)}</h1>
${parts.map(partHtml).join("\n")}
</body></html>
`;
}

function partHtml(part: Part): string {
  if (part.kind === "heading") return `<h2>${escaped(part.text)}</h2>`;
  if (part.kind === "text") return `<p>${escaped(part.text)}</p>`;
  const head = part.columns.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join("");
  const rows = part.rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`);
  const header = part.columns.length > 0 ? `<thead><tr>${head}</tr></thead>` : "";
  return `<table>${header}<tbody>${rows.join("\n")}</tbody></table>`;
}
