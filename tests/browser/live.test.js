// The preview in the browser: pages that renew themselves where the reader stands, styles that change in place,
// faults that are told and go away.

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { modes, open } from './browser.js'

const insyn = process.env.INSYN ?? fileURLToPath(new URL('../../target/release/insyn', import.meta.url))
const style = fileURLToPath(new URL('../../themes/standard/assets/style.css', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'insyn-live-'))
const root = join(home, 'plats')
const sidor = join(root, 'content/sidor')
let browser, preview, address

const text = words => `+++\ntitel = "Provsidan"\n+++\n\n${words}\n\n${'Ett stycke som gör sidan lång.\n\n'.repeat(60)}
[Den första länken](https://www.exempel.se/ett) och [den andra länken](https://www.exempel.se/tva).

${'Ännu ett stycke.\n\n'.repeat(60)}`

/** Saved as editors do: beside, then over. */
const save = (name, bytes) => {
  writeFileSync(join(sidor, '.ny'), bytes)
  renameSync(join(sidor, '.ny'), join(sidor, name))
}

before(async () => {
  assert.equal(spawnSync(insyn, ['new', 'site', 'plats'], { cwd: home }).status, 0)
  save('prov.md', text('De första orden.'))
  preview = spawn(insyn, ['serve', '--port', '0', '--drafts', '--root', root], { env: { ...process.env, INSYN_LANG: 'sv' } })
  address = await new Promise(ready => preview.stdout.once('data', data => ready(String(data).trim())))
  browser = await open()
})
after(async () => {
  await browser?.close()
  preview?.kill()
  rmSync(home, { recursive: true })
})

/** The page of the tests, open in the preview, with what the browser complained of. */
async function prov() {
  // Without motion, so that a page is where it was scrolled to.
  const context = await browser.newContext({ ...modes.light, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const said = []
  page.on('console', message => message.type() === 'error' && said.push(message.text()))
  page.on('pageerror', error => said.push(String(error)))
  await page.goto(`${address}prov/`)
  await page.waitForSelector('#insyn-live')
  // Gone when the page is loaded anew.
  await page.evaluate(() => { globalThis.kept = true })
  return { page, said, kept: () => page.evaluate(() => globalThis.kept === true), close: () => context.close() }
}

const has = (page, words) => page.waitForFunction(words => document.querySelector('main').textContent.includes(words), words)

test('an edit renews the page, and the reader stays where she is', async () => {
  const { page, said, kept, close } = await prov()
  await page.getByRole('link', { name: 'den andra länken' }).focus()
  await page.evaluate(() => scrollTo(0, 1200))
  const before = await page.evaluate(() => scrollY)
  assert.ok(before > 1000, `the page is long enough to scroll: ${before}`)
  save('prov.md', text('De andra orden.'))
  await has(page, 'De andra orden.')
  await page.waitForFunction(wanted => Math.abs(scrollY - wanted) < 4, before)
  assert.equal(await kept(), false, 'the page was loaded anew')
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'den andra länken')
  assert.deepEqual(said, [])
  await close()
})

test('an edit before the page has asked for the first time is shown too', async () => {
  const context = await browser.newContext(modes.light)
  const page = await context.newPage()
  // The script comes late: the page is there, and is another one by the time it asks.
  await page.route('**/__insyn/live.js', async route => {
    save('prov.md', text('De senare orden.'))
    while (!(await (await fetch(`${address}prov/`)).text()).includes('De senare orden.')) await new Promise(soon => setTimeout(soon, 20))
    await route.continue()
  }, { times: 1 })
  await page.goto(`${address}prov/`, { waitUntil: 'commit' })
  await has(page, 'De senare orden.')
  await context.close()
  save('prov.md', text('De andra orden.'))
})

test('an edit of another page leaves this one alone', async () => {
  const { page, kept, close } = await prov()
  writeFileSync(join(root, 'content/sidor/annan.md'), '+++\ntitel = "En annan sida"\n+++\n\nOrd.\n')
  await page.waitForFunction(async () => (await fetch('/annan/')).ok, undefined, { polling: 200 })
  // Long enough for the page to have asked.
  await page.waitForTimeout(1000)
  const mine = readFileSync(join(sidor, 'prov.md'), 'utf8')
  assert.ok(mine.includes('De andra orden.'))
  assert.equal(await kept(), true)
  await close()
})

test('a style changes in place, without a reload', async () => {
  const { page, kept, close } = await prov()
  const colour = () => page.evaluate(() => getComputedStyle(document.querySelector('h1')).color)
  const before = await colour()
  const folder = join(root, 'themes/standard/assets')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'style.css'), `${readFileSync(style, 'utf8')}\nh1 { color: rgb(1, 2, 3); }\n`)
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)')
  assert.equal(await kept(), true, 'the page was not loaded anew')
  rmSync(join(root, 'themes'), { recursive: true })
  await page.waitForFunction(wanted => getComputedStyle(document.querySelector('h1')).color === wanted, before)
  assert.equal(await kept(), true)
  await close()
})

test('a fault is told on the page, as text, and goes away when it is mended', async () => {
  const { page, said, kept, close } = await prov()
  const name = '<img src=x onerror=alert(1)>.md'
  let alerts = 0
  page.on('dialog', dialog => { alerts += 1; dialog.dismiss() })
  save(name, '+++\ntitel = "<script>alert(2)</script>\n+++\n')
  await page.waitForSelector('#insyn-live[data-failing]')
  const panel = page.locator('#insyn-live')
  const told = await panel.textContent()
  assert.ok(told.includes('Ändringen kan inte visas än') && told.includes('<img src=x onerror=alert(1)>.md'), told)
  assert.equal(await panel.locator('img, script').count(), 0)
  assert.match(await panel.locator('li a').first().getAttribute('href'), /^vscode:\/\/file/)
  assert.ok((await page.locator('main').textContent()).includes('De andra orden.'), 'the last good page is shown')
  if (process.env.INSYN_PICTURES) await page.screenshot({ path: join(process.env.INSYN_PICTURES, 'panel.png') })
  await page.goto(`${address}__insyn/`)
  assert.equal(await page.locator('main img, main script').count(), 0)
  await page.goto(`${address}prov/`)
  await page.waitForSelector('#insyn-live[data-failing]')
  await page.evaluate(() => { globalThis.kept = true })
  rmSync(join(sidor, name))
  await page.waitForSelector('#insyn-live:not([data-failing])')
  assert.equal(await kept(), true, 'nothing else changed')
  assert.equal(alerts, 0)
  assert.deepEqual(said, [])
  await close()
})

test('a draft is marked', async () => {
  const { page, close } = await prov()
  save('utkast.md', '+++\ntitel = "Ett utkast"\nutkast = true\n+++\n\nOrd.\n')
  await page.waitForFunction(async () => (await fetch('/utkast/')).ok, undefined, { polling: 200 })
  await page.goto(`${address}utkast/`)
  await page.waitForFunction(() => document.querySelector('#insyn-live')?.textContent.includes('Utkast: visas bara'))
  await close()
})
