// Keeps an open page of the preview up to date. Everything that is shown is set as text, never as markup.
(() => {
  'use strict';
  const KEY = 'insyn-place';
  const here = location.pathname;
  const desk = here.startsWith('/__insyn/');
  const address = decodeURIComponent(here).replace(/^\//, '').replace(/(^|\/)$/, '$1index.html');
  // The version that the page is of, and the one that the reader was told of.
  let version = Number(document.currentScript.dataset.version);
  let told = null;
  let shown = null;

  const element = (name, text) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  };

  const link = (text, to) => {
    const made = element('a', text);
    made.href = to;
    return made;
  };

  // Where the reader is: how far down, and what has the focus, as places among siblings.
  const path = (node) => {
    const steps = [];
    for (; node && node !== document.body && node.parentElement; node = node.parentElement) {
      steps.unshift([...node.parentElement.children].indexOf(node));
    }
    return steps;
  };

  const remember = () => {
    const focus = document.activeElement;
    const place = { here, x: scrollX, y: scrollY, id: focus?.id ?? '', path: path(focus) };
    try { sessionStorage.setItem(KEY, JSON.stringify(place)); } catch { /* without storage the page begins at its top */ }
  };

  const restore = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
    } catch { return; }
    if (!place || place.here !== here) return;
    let focus = place.id ? document.getElementById(place.id) : document.body;
    if (!place.id) for (const step of place.path) focus = focus?.children[step];
    if (focus && focus !== document.body) focus.focus({ preventScroll: true });
    // At once, whatever the style says of motion.
    scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
  };

  const fetchPage = async () => {
    const answer = await fetch(here, { headers: { Accept: '*/*' }, cache: 'no-store' });
    return answer.text();
  };

  const styles = (page) => [...page.querySelectorAll('link[rel~="stylesheet"]')].map((one) => one.getAttribute('href'));
  const bare = (text, addresses) => addresses.reduce((rest, one) => rest.split(one).join(''), text);

  const reload = () => {
    remember();
    location.reload();
  };

  // A page that differs only in its style sheets gets the new ones in place; any other difference is a reload.
  const renew = async () => {
    const text = await fetchPage();
    if (text === shown) return;
    const parse = (source) => new DOMParser().parseFromString(source, 'text/html');
    const [before, after] = [styles(parse(shown ?? '')), styles(parse(text))];
    if (shown !== null && before.length === after.length && bare(shown, before) === bare(text, after)) {
      before.forEach((old, at) => {
        if (old === after[at]) return;
        const present = document.querySelector(`link[href="${CSS.escape(old)}"]`) ??
          [...document.querySelectorAll('link[rel~="stylesheet"]')].find((one) => one.getAttribute('href') === old);
        if (!present) return;
        const fresh = present.cloneNode();
        fresh.href = after[at];
        fresh.addEventListener('load', () => present.remove());
        present.after(fresh);
      });
      shown = text;
      return;
    }
    reload();
  };

  const list = (entries) => {
    const all = element('ul');
    for (const entry of entries) {
      const item = element('li', `${entry.message} `);
      const place = entry.place ?? (entry.path ? `${entry.path}:${entry.line}:${entry.column}` : '');
      if (place) item.append(entry.link ? link(place, entry.link) : element('code', place));
      if (entry.help) item.append(element('br'), element('small', entry.help));
      all.append(item);
    }
    return all;
  };

  const panel = (live) => {
    document.getElementById('insyn-live')?.remove();
    if (desk) return;
    const { faults, page, mark, words } = live;
    const box = element('aside');
    box.id = 'insyn-live';
    box.setAttribute('role', 'status');
    box.lang = document.documentElement.lang;
    if (faults.length) {
      box.dataset.failing = '';
      box.append(element('strong', words.faults), list(faults));
    }
    if (mark) box.append(element('p', mark));
    if (page.length) {
      const more = element('details');
      more.append(element('summary', `${words.warnings} (${page.length})`), list(page));
      box.append(more);
    }
    const foot = element('p');
    foot.append(link(words.why, `/__insyn/sida${here}`), ' · ', link(words.all, '/__insyn/'));
    box.append(foot);
    document.body.append(box);
  };

  const markHidden = (live) => {
    for (const anchor of document.querySelectorAll('a[href]')) {
      const target = anchor.pathname.replace(/index\.html$/, '').replace(/^\//, '');
      if (anchor.origin === location.origin && live.hidden.includes(target)) {
        anchor.classList.add('insyn-withheld');
        anchor.dataset.insynWithheld = live.words.draft;
      }
    }
  };

  const tick = async () => {
    if (!document.hidden) {
      try {
        const first = desk ? null : shown ?? await fetchPage();
        const answer = await fetch(`/__insyn/live?sida=${encodeURIComponent(address)}`, { cache: 'no-store' });
        const live = await answer.json();
        if (live.version === version) {
          // What was fetched before that is the page as it stands here.
          shown = first;
        } else {
          version = live.version;
          if (desk || shown === null) reload(); else await renew();
        }
        if (told !== version) {
          told = version;
          panel(live);
          markHidden(live);
        }
      } catch { /* the preview is not running; the page waits for it */ }
    }
    setTimeout(tick, 250);
  };

  const style = element('link');
  style.rel = 'stylesheet';
  style.href = '/__insyn/live.css';
  if (!desk) document.head.append(style);
  restore();
  tick();
})();
