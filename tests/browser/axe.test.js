// Every page in light, and one page of each sort in every mode, has nothing that axe-core objects to, best practices
// included.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { modes, open, pageIn } from './browser.js'
import { isMain, onePageOfEachSort, pagesToSee, serve } from './site.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser, site

before(async () => { [browser, site] = [await open(), await serve()] })
after(async () => { await browser.close(); site.close() })

async function violations(page, path) {
  await page.goto(site.address + path)
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | ')}`)
  })
  return found.map(one => `${path}: ${one}`)
}

/** Two windows look at the pages in turn, as a machine with two processors can. */
async function look(mode, paths) {
  const waiting = [...paths]
  const window = async () => {
    const page = await pageIn(browser, mode)
    const found = []
    for (let path = waiting.shift(); path; path = waiting.shift()) found.push(...await violations(page, path))
    await page.context().close()
    return found
  }
  return (await Promise.all([window(), window()])).flat()
}

test('every page in light, and one in eight of those in another language', async () => {
  const paths = pagesToSee()
  assert.ok(paths.some(path => !isMain(path)))
  assert.deepEqual(await look('light', paths), [])
})

test('one page of each sort of another language on a telephone', async () => {
  const sorts = onePageOfEachSort(page => !isMain(page))
  assert.deepEqual(await look('telephone', sorts.map(({ page }) => page)), [])
})

for (const mode of Object.keys(modes)) {
  test(`one page of each sort in ${mode}`, async () => {
    assert.deepEqual(await look(mode, onePageOfEachSort().map(one => one.page)), [])
  })
}
