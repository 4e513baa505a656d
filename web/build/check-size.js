/** Fails when a face has grown beyond its budget. Counted is the gzipped JavaScript that one visit in one language loads,
 *  transport included; parts fetched on demand and style sheets are shown beside it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const ON_DEMAND = /components\/|shared\/ui\/|polling|uplot/;
const BUDGETS = [
  { face: "embed", limit: 1500 },
  { face: "widget", entry: "widget/widget.html", limit: 30_000 },
  { face: "console", entry: "console/agent.html", limit: 80_000 },
  { face: "dashboard", entry: "dashboard/dashboard.html", limit: 80_000 },
  { face: "cases", entry: "cases/cases.html", limit: 80_000 },
];

const weigh = (file) => gzipSync(readFileSync(DIST + file), { level: 9 }).length;
const sum = (files) => [...files].reduce((total, file) => total + weigh(file), 0);

/** Everything reachable from a page: what loads at once, one language's texts, and what waits to be asked for. */
function collect({ face, entry }) {
  if (!entry) return { first: new Set([`${face}.js`]), later: new Set(), styles: new Set() };
  const manifest = JSON.parse(readFileSync(`${DIST}assets/manifest.${face}.json`, "utf8"));
  const found = { first: new Set(), later: new Set(), styles: new Set() };
  const languages = [];
  const visit = (key, into) => {
    const chunk = manifest[key];
    if (into.has(chunk.file)) return;
    into.add(chunk.file);
    for (const css of chunk.css ?? []) found.styles.add(css);
    for (const next of chunk.imports ?? []) visit(next, into);
    for (const next of chunk.dynamicImports ?? []) {
      if (/[/](zh|en)(\.|$)/.test(next)) languages.push(next);
      else visit(next, ON_DEMAND.test(next) ? found.later : into);
    }
  };
  visit(entry, found.first);
  // Of the languages the heavier one counts.
  const heaviest = languages.sort((a, b) => weigh(manifest[b].file) - weigh(manifest[a].file))[0];
  if (heaviest) visit(heaviest, found.first);
  for (const file of found.first) found.later.delete(file);
  return found;
}

let isTooMuch = false;
for (const budget of BUDGETS) {
  const { first, later, styles } = collect(budget);
  const size = sum(first);
  isTooMuch ||= size > budget.limit;
  const verdict = size > budget.limit ? "TOO MUCH" : "ok";
  const beside = budget.entry ? `  (on demand ${sum(later)}, styles ${sum(styles)})` : "";
  process.stdout.write(
    `${budget.face.padEnd(8)} ${String(size).padStart(6)} of ${budget.limit} bytes gzip  ${verdict}${beside}\n`,
  );
}
process.exitCode = isTooMuch ? 1 : 0;
