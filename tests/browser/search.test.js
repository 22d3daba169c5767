// The search page in the browser: the 100 pairs, the keyboard, filters, a folder of its own, no script.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { modes, open } from './browser.js'
import { root } from './site.js'

const FOLDER = '/kommun/insyn/'
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' }
const pairs = readFileSync(fileURLToPath(new URL('../search/pairs.csv', import.meta.url)), 'utf8')
  .trim().split('\n').slice(1).map(line => line.split(';'))
// The marks of a build, as another one would have them.
const published = { anew: text => text.replace(/"(mark|ord|sidor)":"[0-9a-f]+"/g, '"$1":"0"'), half: (text, path) => path.endsWith('index.json') ? text : published.anew(text) }
let browser, server, address, sent = 0, build = text => text

before(async () => {
  browser = await open()
  server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname.replace(FOLDER, '/')
    try {
      let bytes = readFileSync(join(root, path.endsWith('/') ? `${path}index.html` : path))
      if (extname(path) === '.json') bytes = Buffer.from(build(bytes.toString(), path))
      if (/^\/sok\/(ord|sidor)\//.test(path)) sent += bytes.length
      response.writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'text/plain' }).end(bytes)
    } catch { response.writeHead(404).end() }
  }).listen(0)
  address = `http://127.0.0.1:${server.address().port}${FOLDER}`
})
after(async () => { await browser.close(); server.close() })

/** A page under the site's own policy, which must not be broken. */
async function searchPage(options) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const said = []
  page.on('console', message => said.push(message.text()))
  page.on('pageerror', error => said.push(String(error)))
  await page.goto(`${address}sok/`)
  return { page, said, close: () => context.close() }
}

test('100 pairs: the right page first in 90, among the first three in all, few bytes', async () => {
  const { page, said, close } = await searchPage(modes.light)
  let first = 0
  let most = 0
  const missed = []
  for (const [query, answer] of pairs) {
    await page.goto('about:blank')
    sent = 0
    await page.goto(`${address}sok/#q=${encodeURIComponent(query)}`)
    await page.waitForFunction(() => document.querySelector('[data-antal]').textContent)
    most = Math.max(most, sent)
    const found = await page.$$eval('.traffar h2 a', links => links.slice(0, 3).map(link => link.href))
    const right = answer.split('|').map(path => `${address}${path}index.html`)
    const at = found.findIndex(href => right.includes(href))
    if (at === 0) first += 1
    if (at < 0) missed.push(query)
  }
  console.log(`first ${first} of ${pairs.length}; most bytes of one query ${most}`)
  assert.deepEqual(missed, [])
  assert.ok(first >= 90, `${first} first`)
  assert.ok(most < 150_000, `${most} bytes`)
  assert.deepEqual(said, [])
  await close()
})

test('on a telephone with the keyboard alone: ask, hear the count, narrow, open a result', async () => {
  const { page, said, close } = await searchPage(modes.telephone)
  await page.focus('#s-q')
  await page.keyboard.type('skolväg')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.traffar h2 a')
  assert.equal(await page.getAttribute('[data-antal]', 'role'), 'status')
  const count = async () => Number(/\d+/.exec(await page.textContent('[data-antal]'))[0])
  const all = await count()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.selectOption('#s-ar', '2024')
  await page.waitForFunction(before => !document.querySelector('[data-antal]').textContent.startsWith(`${before} `), all)
  assert.ok(await count() < all)
  await page.focus('.traffar h2 a')
  await page.keyboard.press('Enter')
  await page.waitForURL(url => !url.pathname.includes('/sok/'))
  assert.ok(page.url().startsWith(address), page.url())
  assert.deepEqual(said, [])
  await close()
})

test('slips of the keys get a suggestion, the first letter too, and all words of the question are put right at once', async () => {
  const { page, said, close } = await searchPage(modes.light)
  for (const [typed, meant] of [
    ['integrationsstratgi', 'integrationsstrategi'],
    ['pildningsnämnden', 'bildningsnämnden'],
    ['riktlijer för skolskjust', 'riktlinjer för skolskjuts'],
  ]) {
    await page.fill('#s-q', typed)
    await page.waitForFunction(meant => document.querySelector('.forslag button')?.textContent.includes(meant), meant)
    await page.focus('.forslag button')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => !document.querySelector('.forslag'))
    await page.waitForSelector('.traffar h2 a')
    assert.equal(await page.inputValue('#s-q'), meant)
    assert.equal(await page.evaluate(() => document.activeElement.id), 's-q')
  }
  assert.deepEqual(said, [])
  await close()
})

test('pages with some of the words are told apart from those with all, to the eye and to a screen reader', async () => {
  const { page, said, close } = await searchPage(modes.telephone)
  const ask = async (query, has) => {
    await page.fill('#s-q', query)
    await page.waitForFunction(([query, has]) => {
      const told = document.querySelector('[data-antal]').textContent
      return told.includes(query) && told.includes(has)
    }, [query, has])
    return page.$$eval('.traffar > li', items => items.map(item => item.className || 'sida'))
  }
  const few = await ask('riktlinjer skolskjuts', 'Sedan kommer')
  const at = few.indexOf('delvis')
  const count = Number(/\d+/.exec(await page.textContent('[data-antal]'))[0])
  assert.equal(at, count)
  assert.ok(few.length > at + 1 && few.lastIndexOf('delvis') === at, few)
  const none = await ask('simhall cykelgarage', 'Ingen träff har alla orden')
  assert.ok(none.includes('sida') && !none.includes('delvis'), none)
  // The rest is shown at a press, which leaves the reader at the first result that is new.
  await page.focus('.fler button')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelectorAll('.traffar h2 a').length > 10)
  assert.ok(await page.evaluate(() => document.querySelectorAll('.traffar h2 a')[10] === document.activeElement))
  await ask('riktlinjer skolskjuts', 'Sedan kommer')
  await page.focus('.fler button')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelectorAll('.traffar h2 a').length > 10)
  assert.ok(await page.evaluate(() => document.querySelectorAll('.traffar h2 a')[10] === document.activeElement))
  const many = await ask('skolväg trafik', 'träffar')
  assert.ok(many.includes('sida') && !many.includes('delvis'), many)
  assert.deepEqual(said, [])
  await close()
})

test('a follow-up says what it is, and can be asked for by that', async () => {
  const { page, close } = await searchPage(modes.light)
  await page.fill('#s-q', 'uppföljning trygg skolväg')
  await page.waitForSelector('.traffar h2 a[href*="uppfoljningar/"]')
  const context = await page.$eval('.traffar li:has(a[href*="uppfoljningar/"]) .mer', line => line.textContent)
  assert.match(context, /^Uppföljning · /)
  assert.ok((await page.$$eval('#s-typ option', options => options.map(option => option.value))).includes('Uppföljning'))
  await close()
})

test('files of two builds are never mixed: a site published anew is asked anew, half a site says so', async () => {
  const { page, said, close } = await searchPage(modes.light)
  const ask = async query => {
    await page.fill('#s-q', query)
    await page.waitForFunction(() => document.querySelector('[data-antal]').textContent)
    return page.textContent('[data-antal]')
  }
  await page.waitForFunction(() => document.querySelector('#s-ar').options.length > 1)
  build = published.anew
  assert.match(await ask('skolväg'), /\d/)
  assert.ok(await page.$('.traffar h2 a'))
  await page.fill('#s-q', '')
  await page.waitForFunction(() => !document.querySelector('[data-antal]').textContent)
  build = published.half
  await page.reload()
  assert.doesNotMatch(await ask('klimatplan'), /\d/)
  assert.equal(await page.$('.traffar h2 a'), null)
  build = text => text
  await page.fill('#s-q', 'klimatplanen')
  await page.waitForSelector('.traffar h2 a')
  assert.deepEqual(said, [])
  await close()
})

test('without script, and from disk, the lists lead on', async () => {
  const { page, close } = await searchPage({ ...modes.telephone, javaScriptEnabled: false })
  await page.fill('#s-q', 'x')
  await page.click('form button')
  assert.ok(await page.isVisible('noscript p, .bladdra a'))
  await close()
  const disk = await browser.newPage()
  await disk.goto(`file://${join(root, 'sok/index.html')}`)
  await disk.click('.bladdra ul a')
  assert.ok((await disk.textContent('h1')).length > 0)
  await disk.close()
})

test('the page in English finds what is translated by its English words, and the rest by its Swedish ones', async () => {
  const { page, said, close } = await searchPage(modes.telephone)
  for (const [query, path, title] of [
    ['safe way to school programme', 'en/styrdokument/program-trygg-skolvag/', /Safe way/],
    ['klimatplan', 'en/styrdokument/klimatplan-exempelby/', /Klimatplan/],
  ]) {
    await page.goto('about:blank')
    await page.goto(`${address}en/sok/#q=${encodeURIComponent(query)}`)
    await page.waitForFunction(() => document.querySelector('[data-antal]').textContent)
    const found = await page.$$eval('.traffar h2 a', links => links.slice(0, 3).map(link => [link.href, link.textContent]))
    const right = found.find(([href]) => href === `${address}${path}index.html`)
    assert.ok(right && title.test(right[1]), `${query}: ${JSON.stringify(found)}`)
  }
  assert.deepEqual(said, [])
  await close()
})
