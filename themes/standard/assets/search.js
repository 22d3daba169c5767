// Search over the site's own index. The rules are those of src/formats/search (stem.rs, token.rs, pack.rs).
"use strict";
(() => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const PLACE = [10, 3, 1];
  // Steering documents, cases, bodies, pages, items, papers, meetings, cases that nobody has summed up.
  const SORT = [1.3, 1.25, 1.3, 1.2, 1, 0.85, 0.75, 0.97];
  const LETTERS = { ø: "o", æ: "ae", ß: "ss", đ: "d", ð: "d", ŋ: "n", ŧ: "t", þ: "th", ł: "l", ı: "i" };

  const numbers = (text, growing) => {
    const made = [];
    let value = 0, shift = 1, before = 0;
    for (const sign of text) {
      const bits = ALPHABET.indexOf(sign);
      value += (bits & 31) * shift;
      if (bits > 31) { shift *= 32; continue; }
      before = growing ? before + value : value;
      made.push(before);
      value = 0; shift = 1;
    }
    return made;
  };

  const fold = (word) => word.toLowerCase().normalize("NFKD")
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f]/g, "").replace(/[øæßđðŋŧþłı]/g, (c) => LETTERS[c]);

  const stem = (word, endings) => {
    let made = fold(word);
    if (/[^\p{Alphabetic}]/u.test(made)) return made;
    for (let pass = 0; pass < 2; pass++) {
      const ending = endings.find((end) => made.endsWith(end) &&
        made.length - end.length > 2 && /[aeiouy]/.test(made.slice(0, -end.length)));
      if (ending) made = made.slice(0, -ending.length);
    }
    if (made.length > 3 && /(in|yn|eln|ern)$/.test(made)) made = made.slice(0, -1);
    if (made.length > 4 && made.endsWith("s")) made = made.slice(0, -1);
    if (made.length > 3 && /[gk]t$/.test(made)) made = made.slice(0, -1);
    if (made.length > 3 && /(.)\1$/.test(made)) return made.slice(0, -1);
    if (made.length > 3 && /[^aeiouy]e[lr]$/.test(made)) return made.slice(0, -2) + made.slice(-1);
    return made;
  };

  // The words of a query; a reference (§ 97, KLK 2019/144) is one word, with what it stands for if it is unknown.
  const words = (query) => {
    const found = [];
    const reference = /(?:§|paragraf)\s*(\d+[\p{Alphabetic}\p{N}]*)|(?:(?<![\p{Alphabetic}\p{N}])(\p{Alphabetic}{1,5})[ \u00a0-]?)?(\d+(?:[/:.]\d+)+)|[\p{Alphabetic}\p{N}]+/gu;
    for (const [whole, paragraph, letters, number] of query.toLowerCase().matchAll(reference)) {
      if (paragraph) found.push({ word: "§" + paragraph });
      else if (number) found.push({ word: (letters ?? "") + number, or: letters ? [letters, number] : [] });
      else found.push({ word: whole });
    }
    return found;
  };

  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 2) return 3;
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      }
      row = next;
    }
    return row[b.length];
  };

  class Search {
    constructor(load) { this.load = load; this.files = new Map(); }

    async open() {
      const table = await this.load("index.json");
      this.table = table;
      this.sorts = numbers(table.sorts);
      this.lengths = numbers(table.lengths);
      this.facets = table.facets.map((one) => ({ values: one.values, column: numbers(one.column) }));
      return this;
    }

    file(name) {
      if (!this.files.has(name)) this.files.set(name, this.load(name));
      return this.files.get(name);
    }

    shard(key) {
      let low = 0, high = this.table.shards.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.table.shards[middle] <= key) low = middle; else high = middle - 1;
      }
      return low;
    }

    async words(at) { return (await this.file(`ord/${at}.json`)).words; }

    // Every page that has a word: how much it says there, from 0 to 10.
    async find(word, prefix = false) {
      const key = stem(word, this.table.endings);
      const at = this.shard(key);
      const shard = await this.words(at);
      const pages = new Map();
      const take = (entry, whole) => {
        for (const one of entry.split(" ")) {
          const [form, ...places] = one.split("|");
          const weight = form === "~" ? 0.45 : !whole ? 0.55 : form === word ? 1
            : fold(form) === fold(word) ? 0.6 : 0.9;
          places.forEach((list, place) => {
            for (const page of numbers(list, true)) {
              const worth = PLACE[place] * weight;
              if (worth > (pages.get(page) ?? 0)) pages.set(page, worth);
            }
          });
        }
      };
      if (shard[key]) take(shard[key], true);
      if (prefix && key.length > 2) {
        const start = fold(word);
        const next = this.table.shards[at + 1]?.startsWith(start) ? await this.words(at + 1) : {};
        for (const part of [shard, next]) {
          for (const other in part) {
            if (other !== key && other.startsWith(start.length > key.length ? key : start)) take(part[other], false);
          }
        }
      }
      return pages;
    }

    // A word that nothing has: as a compound of two that something has.
    async parts(word) {
      const folded = fold(word);
      for (let at = folded.length - 3; at > 3; at--) {
        const head = await this.find(folded.slice(0, at).replace(/s$/, ""));
        const tail = head.size ? await this.find(folded.slice(at)) : head;
        const both = new Map([...head].filter(([page]) => tail.has(page)).map(([page, worth]) => [page, worth / 2]));
        if (both.size) return both;
      }
      return new Map();
    }

    async suggestion(word) {
      const shard = await this.words(this.shard(stem(word, this.table.endings)));
      let best = null, least = 3;
      for (const entry of Object.values(shard)) {
        for (const one of entry.split(" ")) {
          const form = one.split("|")[0];
          const far = form === "~" ? 3 : near(word, form);
          if (far < least) { least = far; best = form; }
        }
      }
      return word.length > 3 ? best : null;
    }

    async lookUp(one, last) {
      let pages = await this.find(one.word, last);
      if (!pages.size && one.or?.length) {
        const [letters, number] = await Promise.all(one.or.map((part) => this.find(part)));
        pages = new Map([...letters].filter(([page]) => number.has(page)));
      }
      if (!pages.size) pages = await this.find(one.word, true);
      if (!pages.size && one.word.length > 7) pages = await this.parts(one.word);
      return pages;
    }

    // The pages that answer a query, the best first; `every` tells whether they have all its words.
    async query(text, chosen = []) {
      let asked = words(text);
      const telling = asked.filter((one) => !this.table.stop.includes(one.word));
      if (telling.length) asked = telling;
      const found = await Promise.all(asked.map((one, at) => this.lookUp(one, at === asked.length - 1)));
      const sums = new Map();
      found.forEach((pages) => {
        const rare = Math.log(1 + this.table.count / (pages.size || 1));
        for (const [page, worth] of pages) {
          const sum = sums.get(page) ?? { score: 0, words: 0, titles: 0 };
          sum.score += rare * worth;
          sum.words += 1;
          sum.titles += worth > 4 ? 1 : 0;
          sums.set(page, sum);
        }
      });
      const most = Math.max(0, ...[...sums.values()].map((sum) => sum.words));
      const wanted = chosen.map((value, at) => [this.facets[at], value]).filter(([, value]) => value);
      const pages = [...sums].filter(([page, sum]) => sum.words === most &&
        wanted.every(([facet, value]) => facet.values[facet.column[page] - 1] === value));
      const score = ([page, sum]) => sum.score * SORT[this.sorts[page]]
        * (1 + sum.titles / (this.lengths[page] + 1));
      pages.sort((a, b) => score(b) - score(a) || a[0] - b[0]);
      const unknown = asked.filter((_, at) => !found[at].size).map((one) => one.word);
      return { pages: pages.map(([page]) => page), every: most === asked.length, unknown };
    }

    async show(page) {
      const block = this.table.block;
      return (await this.file(`sidor/${Math.floor(page / block)}.json`)).pages[page % block];
    }
  }

  globalThis.InsynSearch = { Search, stem, words, fold, numbers };
  if (typeof document === "undefined") return;

  const form = document.querySelector("form[data-sok]");
  const out = document.querySelector("[data-traffar]");
  const said = document.querySelector("[data-antal]");
  if (!form || !out || location.protocol === "file:") return;
  const base = new URL(form.dataset.sok, location.href);
  const field = form.elements.q;
  const fields = [...form.querySelectorAll("select")];
  const STEP = 10;
  let search, latest = 0, shown = STEP;

  const open = () => (search ??= new Search(async (name) => {
    const answer = await fetch(new URL(name, base));
    if (!answer.ok) throw new Error(name);
    return answer.json();
  }).open());

  const phrase = (name, values = {}) =>
    Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), form.dataset[name]);

  const element = (name, text, attributes = {}) =>
    Object.assign(document.createElement(name), { textContent: text ?? "" }, attributes);

  const result = ([address, title, context, summary]) => {
    const item = element("li");
    const heading = element("h2");
    heading.append(element("a", title, { href: new URL("../" + address, base).href }));
    item.append(heading, element("p", context, { className: "mer" }));
    if (summary) item.append(element("p", summary));
    return item;
  };

  const suggest = async (index, unknown) => {
    const word = unknown.length ? await index.suggestion(unknown[0]) : null;
    if (!word) return;
    const button = element("button", phrase("menade", { ord: word }), { type: "button" });
    button.onclick = () => { field.value = field.value.toLowerCase().replace(unknown[0], word); run(); field.focus(); };
    out.before(Object.assign(element("p"), { className: "forslag" }));
    out.previousElementSibling.append(button);
  };

  const run = async () => {
    const turn = ++latest;
    const text = field.value.trim();
    const chosen = fields.map((select) => select.value);
    history.replaceState(null, "", text ? "#" + new URLSearchParams({ q: text,
      ...Object.fromEntries(fields.filter((one) => one.value).map((one) => [one.name, one.value])) }) : location.pathname);
    document.body.classList.toggle("har-sokt", Boolean(text));
    if (!text) { out.replaceChildren(); said.textContent = ""; return; }
    try {
      const index = await open();
      const { pages, every, unknown } = await index.query(text, chosen);
      const views = await Promise.all(pages.slice(0, shown).map((page) => index.show(page)));
      if (turn !== latest) return;
      document.querySelectorAll(".forslag").forEach((one) => one.remove());
      out.replaceChildren(...views.map(result));
      const count = phrase(pages.length === 1 ? "ett" : pages.length ? "flera" : "ingen", { n: pages.length, ord: text });
      said.textContent = count + (pages.length && !every ? " " + phrase("nagra") : "");
      if (pages.length > shown) {
        const more = element("button", phrase("fler"), { type: "button" });
        more.onclick = async () => { const at = shown; shown += STEP; await run(); out.children[at]?.querySelector("a").focus(); };
        out.append(Object.assign(element("li"), { className: "fler" }));
        out.lastChild.append(more);
      }
      await suggest(index, unknown);
    } catch { said.textContent = phrase("fel"); }
  };

  const start = async () => {
    const given = new URLSearchParams(location.hash.slice(1) || location.search);
    field.value = given.get("q") ?? "";
    const filters = form.querySelector("details");
    if (filters) filters.hidden = false;
    if (fields.length) {
      const index = await open().catch(() => null);
      index?.facets.forEach((facet, at) => {
        const select = fields[at];
        select.append(...facet.values.map((value) => element("option", value, { value })));
        select.value = given.get(select.name) ?? "";
        select.parentElement.hidden = facet.values.length < 2;
        if (select.value) filters.open = true;
      });
    }
    if (field.value) run();
  };

  let wait;
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(wait); shown = STEP; run(); });
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => { shown = STEP; run(); }, 200); });
  fields.forEach((one) => one.addEventListener("change", () => { shown = STEP; run(); }));
  start();
})();
