// One page of each sort has nothing that Lighthouse objects to: accessibility, best practices, search engines. A frame for
// other sites is a piece of a page, and search engines are told to leave it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import lighthouse from 'lighthouse'
import { open } from './browser.js'
import { onePageOfEachSort, serve } from './site.js'

const port = 9333
let browser, site

before(async () => { [browser, site] = [await open([`--remote-debugging-port=${port}`]), await serve()] })
after(async () => { await browser.close(); site.close() })

for (const { sort, page } of onePageOfEachSort()) {
  test(`one page of the sort ${sort}`, async () => {
    const isFrame = page.startsWith('inbaddning/')
    const { lhr } = await lighthouse(site.address + page, {
      // Speed is not judged here, so nothing is throttled; asked for by name, that would wait eleven seconds a page.
      port, logLevel: 'error', throttlingMethod: 'simulate', disableFullPageScreenshot: true,
      onlyCategories: ['accessibility', 'best-practices', ...isFrame ? [] : ['seo']],
    })
    assert.equal(lhr.runtimeError, undefined, JSON.stringify(lhr.runtimeError))
    const found = Object.values(lhr.categories).flatMap(category => category.auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${category.id} ${id}: ${JSON.stringify(lhr.audits[id].details?.items?.slice(0, 2))?.slice(0, 400)}`))
    assert.deepEqual(found, [])
    for (const { id, score } of Object.values(lhr.categories)) assert.equal(score, 1, `${page}: ${id}`)
  })
}
