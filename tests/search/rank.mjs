// Runs the theme's own search code against the index of a built site, without a browser:
//   node tests/search/rank.mjs PUBLIC [--all]
// Checks the shared stems and the 100 pairs: the right page first in at least 90 of 100, among the first three in all.
import { readFileSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const site = process.argv[2];
const code = readFileSync(join(root, "themes/standard/assets/search.js"), "utf8");
if (Buffer.byteLength(code) > 10_500) { console.log(`search.js has ${Buffer.byteLength(code)} bytes`); process.exit(1); }
const { search: open, stem } = vm.runInThisContext(`${code}\n({ search, stem })`);

const { endings } = JSON.parse(readFileSync(join(root, "src/formats/search/rules.json"), "utf8"));
const rows = (name) => readFileSync(join(here, name), "utf8").trim().split("\n").slice(1).map((line) => line.split(";"));
let faults = 0;
for (const [word, same] of rows("stems.csv")) {
  if (stem(word, endings) !== stem(same, endings)) { faults++; console.log(`stem: ${word} ≠ ${same}`); }
}

let first = 0, three = 0, most = 0, sum = 0;
const pairs = rows("pairs.csv");
for (const [query, answer] of pairs) {
  let bytes = 0;
  const search = await open(async (name) => {
    const text = readFileSync(join(site, "sok", name));
    if (name !== "index.json") bytes += text.length;
    return JSON.parse(text);
  });
  const { pages } = await search.query(query);
  const shown = await Promise.all(pages.slice(0, 10).map((page) => search.show(page)));
  const right = answer.split("|").map((path) => path + "index.html");
  const at = shown.findIndex(([address]) => right.includes(address));
  if (at === 0) first++;
  if (at >= 0 && at < 3) three++;
  if (at !== 0) console.log(`${at + 1 || "–"}  ${query}  →  ${shown.slice(0, 3).map(([address]) => address).join("  ")}`);
  most = Math.max(most, bytes);
  sum += bytes;
}
const table = readFileSync(join(site, "sok/index.json")).length;
console.log(`first ${first}, first three ${three} of ${pairs.length}; table ${table} B; bytes per query mean ${Math.round(sum / pairs.length)}, most ${most}`);
if (faults || first < pairs.length * 0.9 || three < pairs.length) process.exit(1);
