// What a search costs the reader of a large site:  INSYN_SITE=… node weight.js
// Serves the site on loopback, and asks the real search page for the commonest words, for two letters that most words
// begin with, for words that nothing has, and for long words with slips of the keys. Ends with an error where a query takes 150 kB or more after the first load.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open } from './browser.js'
import { root, serve } from './site.js'

const LIMIT = 150_000
const places = new Map()
const beginnings = new Map()
for (const name of readdirSync(join(root, 'sok/ord'))) {
  const { words } = JSON.parse(readFileSync(join(root, 'sok/ord', name), 'utf8'))
  for (const entry of Object.values(words)) {
    for (const one of entry.split(' ')) {
      const form = one.split('|')[0]
      if (form === '~') continue
      places.set(form, one.length)
      beginnings.set(form.slice(0, 2), (beginnings.get(form.slice(0, 2)) ?? 0) + 1)
    }
  }
}
const top = (map, count) => [...map].sort((a, b) => b[1] - a[1]).slice(0, count).map(([one]) => one)
const common = top(places, 12)
const long = top(new Map([...places].filter(([form]) => /^\p{Alpha}{8,}$/u.test(form))), 3)
const slipped = long.flatMap(word => [`x${word.slice(1)}`, word.slice(0, 4) + word.slice(5)])
const queries = [...common, common.slice(0, 3).join(' '), ...top(beginnings, 6), 'skolvägsplan 2024', 'xyzzyqvark', 'obefintligtsammansattord', ...slipped, slipped.slice(0, 2).join(' ')]

const { address, close } = await serve()
const browser = await open()

let most = 0
for (const query of queries) {
  // A browser of its own for each: what one query has loaded does not help the next.
  const context = await browser.newContext()
  const page = await context.newPage()
  let bodies = []
  const bytes = async () => (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0)
  page.on('response', response => bodies.push(response.body().catch(() => '')))
  await page.goto(`${address}sok/`, { waitUntil: 'networkidle' })
  if (!most) console.log(`first load: ${await bytes()} bytes, ${readFileSync(join(root, 'sok/index.json')).length} of them the table`)
  bodies = []
  const asked = performance.now()
  await page.fill('#s-q', query)
  await page.waitForFunction(() => document.querySelector('[data-antal]').textContent)
  const took = Math.round(performance.now() - asked)
  await page.waitForLoadState('networkidle')
  const count = await page.textContent('[data-antal]')
  const sent = await bytes()
  await context.close()
  console.log(`${query}: ${sent} bytes, ${took} ms, ${count}`)
  most = Math.max(most, sent)
}
await browser.close()
close()
console.log(`most bytes of one query: ${most}`)
process.exit(most < LIMIT ? 0 : 1)
