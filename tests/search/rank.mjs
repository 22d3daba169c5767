// Runs the theme's own search code against the index of a built site, without a browser:
//   node tests/search/rank.mjs PUBLIC
// Checks the shared stems; the 100 pairs: the right page first in at least 90 of 100, among the first three in all; words
// that are written apart; and what is suggested for slips of the keys: those in slips.csv, and one of each sort in
// every tenth long word of the site.
import { readFileSync, readdirSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const site = process.argv[2];
const code = readFileSync(join(root, "themes/standard/assets/search.js"), "utf8");
const { search: open, stem, fold, forms } = vm.runInThisContext(`${code}\n({ search, stem, fold, forms })`);
const { endings } = JSON.parse(readFileSync(join(root, "src/formats/search/rules.json"), "utf8"));
const rows = (name) => readFileSync(join(here, name), "utf8").trim().split("\n").slice(1).map((line) => line.split(";"));

let faults = 0;
const check = (holds, told) => { if (!holds) { faults++; console.log(`fault: ${told}`); } };

/** The site's search, by a reader who has loaded nothing yet; `cost` says what one loads. */
const reader = async () => {
  const cost = { bytes: 0 };
  const search = await open(async (name) => {
    const text = readFileSync(join(site, "sok", name));
    if (name !== "index.json") cost.bytes += text.length;
    return JSON.parse(text);
  });
  return { ...search, cost };
};

check(Buffer.byteLength(code) <= 14_000, `search.js has ${Buffer.byteLength(code)} bytes`);
for (const [word, same] of rows("stems.csv")) check(stem(word, endings) === stem(same, endings), `stem: ${word} ≠ ${same}`);

/** The place of the right page among the first ten, from 0, or -1. */
const place = async ({ query, show }, text, answer) => {
  const { pages } = await query(text);
  const shown = await Promise.all(pages.slice(0, 10).map((page) => show(page)));
  const right = answer.split("|").map((path) => path + "index.html");
  const at = shown.findIndex(([address]) => right.includes(address));
  if (at !== 0) console.log(`${at + 1 || "–"}  ${text}  →  ${shown.slice(0, 3).map(([address]) => address).join("  ")}`);
  return at;
};

let first = 0, three = 0, most = 0, sum = 0;
const pairs = rows("pairs.csv");
for (const [text, answer] of pairs) {
  const search = await reader();
  const at = await place(search, text, answer);
  if (at === 0) first++;
  if (at >= 0 && at < 3) three++;
  most = Math.max(most, search.cost.bytes);
  sum += search.cost.bytes;
}
const table = readFileSync(join(site, "sok/index.json")).length;
console.log(`first ${first}, first three ${three} of ${pairs.length}; table ${table} B; bytes per query mean ${Math.round(sum / pairs.length)}, most ${most}`);
check(first >= pairs.length * 0.9 && three === pairs.length, "too few of the pairs");

// What is written apart is found as one, with the words of the question as known ones.
for (const [text, answer] of rows("apart.csv")) {
  const search = await reader();
  const { whole, unknown } = await search.query(text);
  check(await place(search, text, answer) === 0 && whole > 0, `not first: ${text}`);
  check(!unknown.length, `${text}: unknown ${unknown.map(({ word }) => word)}`);
}

// Pages with all words come first, those with some of them only after fewer than five, and no page is there twice.
const { query, suggestion } = await reader();
const having = async (word) => new Set((await query(word)).pages);
for (const [text, all, some] of [
  ["skolväg", true, false], ["skolväg trafik", true, false], ["riktlinjer skolskjuts", true, true],
  ["simhall cykelgarage", false, true], ["simhall cykelgarage xyzzyqvark", false, true],
]) {
  const { pages, whole } = await query(text);
  const sets = await Promise.all(text.split(" ").map(having));
  const count = (page) => sets.filter((set) => set.has(page)).length;
  check(whole > 0 === all && pages.length > whole === some, `${text}: ${whole} of ${pages.length}`);
  check(pages.every((page, at) => count(page) === sets.length === at < whole), `${text}: pages with all words are those that are said to`);
  check(pages.length === whole || whole < 5, `${text}: ${whole} pages with all words, and others`);
  check(pages.slice(whole).every((page) => count(page) > 0), `${text}: a page with none of the words`);
  check(new Set(pages).size === pages.length, `${text}: a page twice`);
}

let dearest = 0;
for (const [typed, meant] of rows("slips.csv")) {
  const { query, suggestion, cost } = await reader();
  const { unknown } = await query(typed);
  const told = unknown.length ? await suggestion(unknown[0]) : undefined;
  check(told === meant, `${typed}: ${told}, not ${meant}`);
  dearest = Math.max(dearest, cost.bytes);
}

const words = [];
for (const name of readdirSync(join(site, "sok/ord"))) {
  for (const entry of Object.values(JSON.parse(readFileSync(join(site, "sok/ord", name), "utf8")).words)) {
    words.push(...forms(entry).map(([form]) => form).filter((form) => /^[a-zåäö]{8,}$/.test(form)));
  }
}
const plain = (word) => word.replace(/[åä]/g, "a").replace(/ö/g, "o");
const without = (word, at) => word.slice(0, at) + word.slice(at + 1);
const sorts = {
  missing: without,
  doubled: (word, at) => word.slice(0, at) + word.slice(at - 1),
  swapped: (word, at) => word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
  wrong: (word, at) => word.slice(0, at) + "x" + word.slice(at + 1),
  "first wrong": (word) => "x" + word.slice(1),
  "first missing": (word) => word.slice(1),
  "without marks, one missing": (word, at) => without(plain(word), at),
};
const stems = new Set(words.map((word) => stem(word, endings)));
for (const [sort, slip] of Object.entries(sorts)) {
  let asked = 0, right = 0;
  for (let at = 0; at < words.length; at += 10) {
    const typed = slip(words[at], 1 + at % (words[at].length - 1));
    if (stems.has(stem(typed, endings))) continue;
    asked++;
    const told = await suggestion({ word: typed, pages: new Map() });
    if (told && stem(told, endings) === stem(words[at], endings)) right++;
  }
  console.log(`${sort}: ${right} of ${asked} words`);
  check(asked > 50 && right >= asked * 0.95, `too few words with a letter ${sort}`);
}
console.log(`bytes of a slip with its suggestion, most ${dearest}`);
if (faults) process.exit(1);
