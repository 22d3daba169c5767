// Search over the site's own index, by the rules of src/formats/search.
"use strict";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const PLACE = [10, 3, 1];
// Fewer pages than this with all words are followed by those with some of them.
const FEW = 5;
const LETTERS = { ø: "o", æ: "ae", ß: "ss", đ: "d", ð: "d", ŋ: "n", ŧ: "t", þ: "th", ł: "l", ı: "i" };

const numbers = (text, growing) => {
  const made = [];
  let value = 0, shift = 1;
  for (const sign of text) {
    const bits = ALPHABET.indexOf(sign);
    value += (bits & 31) * shift;
    shift *= 32;
    if (bits > 31) continue;
    made.push(value);
    if (!growing) value = 0;
    shift = 1;
  }
  return made;
};

const fold = (word) => word.toLowerCase().normalize("NFKD")
  .replace(/[\u0300-\u036f\u00ad\u200b-\u200f]/g, "").replace(/[øæßđðŋŧþłı]/g, (c) => LETTERS[c]);

const stem = (word, endings) => {
  let made = fold(word);
  if (/[^\p{Alpha}]/u.test(made)) return made;
  const without = (end) => made.slice(0, -end.length);
  for (let pass = 0; pass < 2; pass++) {
    const ending = endings.find((end) => made.endsWith(end) && /^(?=...).*[aeiouy]/.test(without(end)));
    if (ending) made = without(ending);
  }
  made = made.replace(/^(..+[iy]|.+e[lr])n$/, "$1").replace(/^(....+)s$/, "$1").replace(/^(..+[gk])t$/, "$1");
  const single = made.replace(/^(..+)(.)\2$/, "$1$2");
  return single === made ? made.replace(/^(.+[^aeiouy])e([lr])$/, "$1$2") : single;
};

// The words of a query. A reference (§ 97, KLK 2019/144) is one word.
const words = (query) => [...query.toLowerCase().matchAll(
  /(?:§|paragraf)\s*(\d+[\p{Alpha}\p{N}]*)|(?:(?<![\p{Alpha}\p{N}])(\p{Alpha}{1,5})[ \u00a0-]?)?(\d+(?:[/:.]\d+)+)|[\p{Alpha}\p{N}]+/gu)].map(([whole, paragraph, letters, number]) =>
  paragraph ? { word: "§" + paragraph }
    : number ? { word: (letters ?? "") + number, or: letters && [letters, number] } : { word: whole });

// How many slips of the keys part two words: a letter too many, too few or another, two letters that changed places.
const slips = (a, b) => {
  let older, old, row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    [older, old, row] = [old, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
      if (older && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
  }
  return row[b.length];
};

const forms = (entry) => entry.split(" ").map((one) => one.split("|"));
const common = (some, others) => new Map([...some].filter(([page]) => others.has(page)));

const search = async (load) => {
  const table = await load("index.json");
  const [sorts, lengths] = [numbers(table.sorts), numbers(table.lengths)];
  const facets = table.facets.map(({ values, column }) => ({ values, column: numbers(column) }));
  const files = new Map();
  const file = (name) => files.get(name) ?? files.set(name, load(name, table.marks[name.split("/")[0]])).get(name);
  const shard = async (at) => (await file(`ord/${at}.json`)).words;
  const shardOf = (key) => Math.max(0, table.shards.findLastIndex((first) => first <= key));

  // Every page that has a word: how much it says there, from 0 to 10.
  const find = async (word, prefix) => {
    const key = stem(word, table.endings), start = fold(word);
    const at = shardOf(key), own = await shard(at), pages = new Map();
    const take = (entry, whole) => {
      for (const [form, ...places] of forms(entry)) {
        const weight = form === "~" ? 0.45 : !whole ? 0.55 : form === word ? 1 : fold(form) === start ? 0.6 : 0.9;
        places.forEach((list, place) => numbers(list, true).forEach((page) =>
          pages.set(page, Math.max(pages.get(page) ?? 0, PLACE[place] * weight))));
      }
    };
    if (Object.hasOwn(own, key)) take(own[key], true);
    if (prefix && key.length > 2) {
      const begin = start.length > key.length ? key : start;
      const next = table.shards[at + 1]?.startsWith(start) ? await shard(at + 1) : {};
      for (const [other, entry] of Object.entries({ ...own, ...next })) {
        if (other !== key && other.startsWith(begin)) take(entry, false);
      }
    }
    return pages;
  };

  // A word that nothing has, as a compound.
  const parts = async (word) => {
    const folded = fold(word);
    for (let at = folded.length - 3; at > 3; at--) {
      const head = await find(folded.slice(0, at).replace(/s$/, ""));
      const both = head.size ? common(head, await find(folded.slice(at))) : head;
      if (both.size) return both;
    }
    return new Map();
  };

  // The pages that have a word, and whether it is only parts of it that they have.
  const lookUp = async ({ word, or }, last) => {
    let pages = await find(word, last);
    if (!pages.size && or) pages = common(...await Promise.all(or.map((part) => find(part))));
    if (!pages.size) pages = await find(word, true);
    const split = !pages.size && word.length > 7;
    return { word, pages: split ? await parts(word) : pages, split };
  };

  // Two words beside each other may be one: sim hall, skola skjuts. Then a page with that one has both.
  const join = async (one, other) => {
    if (/\d/.test(other.word)) return;
    const stems = [one.word, one.word + "s", stem(one.word, table.endings)];
    for (const both of await Promise.all(stems.map((begin) => find(begin + other.word)))) {
      for (const [page, worth] of both) {
        for (const part of [one, other]) {
          part.pages.set(page, Math.max(part.pages.get(page) ?? 0, worth));
          part.split = false;
        }
      }
    }
  };

  const scores = (found) => {
    const sums = new Map();
    for (const { pages } of found) {
      const rare = Math.log(1 + table.count / (pages.size || 1));
      for (const [page, worth] of pages) {
        const [score, count, titles] = sums.get(page) ?? [0, 0, 0];
        sums.set(page, [score + rare * worth, count + 1, titles + (worth > 4)]);
      }
    }
    return [...sums];
  };

  // The pages that answer a query, the best first. The first `whole` have all words; where such pages are few, those
  // that have the most of the words follow.
  const query = async (text, chosen = []) => {
    const all = words(text), telling = all.filter(({ word }) => !table.stop.includes(word));
    const asked = telling.length ? telling : all;
    const found = await Promise.all(asked.map((one, at) => lookUp(one, at === asked.length - 1)));
    const hasAll = ([, [, count]]) => count === asked.length;
    const isFew = (sums) => sums.filter(hasAll).length < FEW;
    let sums = scores(found);
    if (isFew(sums)) {
      await Promise.all(found.slice(1).map((other, at) => join(found[at], other)));
      sums = scores(found);
    }
    const most = isFew(sums) && sums.reduce((most, one) => hasAll(one) ? most : Math.max(most, one[1][1]), 0);
    const ranked = sums.filter((one) => (hasAll(one) || one[1][1] === most) &&
      facets.every(({ values, column }, at) => !chosen[at] || values[column[one[0]] - 1] === chosen[at]))
      .map(([page, [score, count, titles]]) =>
        [page, score * table.weights[sorts[page]] * (1 + titles / (lengths[page] + 1)), count])
      .sort((a, b) => b[2] - a[2] || b[1] - a[1] || a[0] - b[0]);
    const whole = ranked.filter(([, , count]) => count === asked.length).length;
    const unknown = found.filter(({ pages, split }) => split || !pages.size);
    return { pages: ranked.map(([page]) => page), whole, unknown };
  };

  // What may have been meant by a word that the site has not: a form that one slip parts from it, a form of a stem that
  // one slip parts from its own, or a form at two slips; of several the one of most pages. A word that has pages by its
  // parts, or is short, is hardly more than one slip from right.
  const suggestion = async ({ word, pages }) => {
    if (word.length < 4 || /\P{Alpha}/u.test(word)) return undefined;
    const start = fold(word), key = stem(word, table.endings);
    const fileOf = (length) => Math.max(0, table.spellings.findLastIndex((first) => first <= length));
    const ways = [
      [1, 1, (near) => slips(start, near) < 2],
      [2, 3, (near) => key.length > 5 && slips(key, stem(near, table.endings)) < 2],
      [2, 2, (near) => start.length > 7 && slips(start, near) < 3],
    ];
    let best, known = -1;
    for (const [less, more, isNear] of ways.slice(0, pages.size || start.length < 6 ? 1 : 3)) {
      const [least, most] = [start.length - less, start.length + more];
      for (let at = fileOf(least); at <= fileOf(most); at++) {
        let near = "";
        for (const [, same, used, rest] of (await file(`stavning/${at}.json`)).words.matchAll(/([A-Z])(\d)([a-z]+)/g)) {
          near = near.slice(0, same.charCodeAt() - 65) + rest;
          if (used > known && near.length >= least && near.length <= most && isNear(near)) [best, known] = [near, used];
        }
      }
      if (best) break;
    }
    if (!best) return undefined;
    const own = (await shard(shardOf(stem(best, table.endings))))[stem(best, table.endings)] ?? "~";
    const shown = forms(own).map(([form]) => form).filter((form) => form !== "~");
    return shown.sort((a, b) => slips(word, a) - slips(word, b))[0];
  };

  const show = async (page) => (await file(`sidor/${Math.floor(page / table.block)}.json`)).pages[page % table.block];

  return { query, suggestion, show, facets };
};

const run = (form, out, said) => {
  const base = new URL(form.dataset.sok, location.href);
  const field = form.elements.q;
  const fields = [...form.querySelectorAll("select")];
  const STEP = 10;
  let index, wait, latest = 0, shown = STEP, cache;

  // Numbers in a file of another build mean something else.
  const load = async (name, mark) => {
    const made = await (await fetch(new URL(name, base), { cache })).json();
    return mark && made.mark !== mark ? Promise.reject() : made;
  };
  const ready = () => index ??= search(load);

  const phrase = (name, values) => form.dataset[name].replace(/{(\w+)}/g, (_, key) => values[key]);

  const element = (name, content, attributes) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...[content].flat());
    return made;
  };

  const result = ([address, title, context, summary]) => element("li", [
    element("h2", element("a", title, { href: new URL("../" + address, base).href })),
    element("p", context, { className: "mer" }),
    summary && element("p", summary),
  ]);

  const answer = async () => {
    const turn = ++latest, text = field.value.trim();
    const given = [...new FormData(form)].filter(([, value]) => value);
    history.replaceState(null, "", text ? "#" + new URLSearchParams(given) : location.pathname);
    document.body.classList.toggle("har-sokt", !!text);
    if (!text) { out.replaceChildren(); said.textContent = ""; return; }
    try {
      const { query, show, suggestion } = await ready();
      const { pages, whole, unknown } = await query(text, fields.map(({ value }) => value));
      const views = await Promise.all(pages.slice(0, shown).map(show));
      const meant = await Promise.all(unknown.map(suggestion));
      const better = unknown.reduce((text, { word }, at) => text.replace(word, meant[at] ?? word), text.toLowerCase());
      if (turn !== latest) return;
      document.querySelector(".forslag")?.remove();
      out.replaceChildren(...views.map(result));
      const n = whole || pages.length;
      const count = phrase(n === 1 ? "ett" : n ? "flera" : "ingen", { n, ord: text });
      said.textContent = count + (pages.length > whole ? " " + phrase(whole ? "sedan" : "nagra") : "");
      if (whole && views.length > whole) out.children[whole].before(element("li", phrase("delvis"), { className: "delvis" }));
      if (pages.length > shown) {
        const onclick = async () => { const at = shown; shown += STEP; await answer(); out.querySelectorAll("h2 a")[at]?.focus(); };
        out.append(element("li", element("button", phrase("fler"), { onclick }), { className: "fler" }));
      }
      if (meant.some(Boolean)) {
        const onclick = () => { field.value = better; answer(); field.focus(); };
        const button = element("button", phrase("menade", { ord: better }), { onclick });
        out.before(element("p", button, { className: "forslag" }));
      }
    } catch {
      if (turn !== latest) return;
      // Published anew meanwhile, or no network: once more with nothing kept.
      index = undefined;
      if (cache) said.textContent = phrase("fel");
      else { cache = "no-cache"; await answer(); }
    }
  };

  const begin = async () => {
    const given = new URLSearchParams(location.hash.slice(1) || location.search);
    const filters = form.querySelector("details");
    field.value = given.get("q") ?? "";
    filters.hidden = false;
    const { facets } = await ready().catch(() => ({ facets: [] }));
    facets.forEach(({ values }, at) => {
      const select = fields[at];
      select.append(...values.map((value) => element("option", value, { value })));
      select.value = given.get(select.name) ?? "";
      select.parentElement.hidden = values.length < 2;
      if (select.value) filters.open = true;
    });
    if (field.value) answer();
  };

  const anew = () => { clearTimeout(wait); shown = STEP; answer(); };
  form.addEventListener("submit", (event) => { event.preventDefault(); anew(); });
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(anew, 200); });
  begin();
};

const places = ["form[data-sok]", "[data-traffar]", "[data-antal]"].map((one) => globalThis.document?.querySelector(one));
if (places[0] && location.protocol !== "file:") run(...places);
