// The content security policy holds, and what pages carry keeps to it: blocks of data are neither run nor reported.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { open } from './browser.js'
import { onePageOfEachSort, serve } from './site.js'

let browser, site

before(async () => { [browser, site] = [await open(), await serve()] })
after(async () => { await browser.close(); site.close() })

/** A page with its policy in force that keeps what the browser reports. */
async function strictPage() {
  const page = await (await browser.newContext()).newPage()
  await page.addInitScript(() => {
    window.reported = []
    document.addEventListener('securitypolicyviolation', event => window.reported.push(`${event.violatedDirective}: ${event.blockedURI}`))
  })
  const said = []
  page.on('console', message => { if (/policy/i.test(message.text())) said.push(message.text()) })
  return { page, said }
}

test('no page of any sort breaks its own policy, and its linked data are read', async () => {
  const { page, said } = await strictPage()
  const found = []
  let blocks = 0
  for (const { sort, page: path } of onePageOfEachSort()) {
    await page.goto(site.address + path, { waitUntil: 'load' })
    const { reported, data } = await page.evaluate(() => ({
      reported: window.reported,
      data: [...document.querySelectorAll('script[type="application/ld+json"]')].map(one => JSON.parse(one.textContent)),
    }))
    found.push(...reported.map(one => `${path}: ${one}`))
    blocks += data.length
    const framed = sort === 'inbaddning' || sort === 'utan'
    if (!framed && path !== '404.html') assert.equal(data.length, 1, path)
  }
  assert.deepEqual(found, [])
  assert.deepEqual(said, [])
  assert.ok(blocks > 10, `${blocks} blocks`)
})

test('a script in the page would be reported', async () => {
  const { page } = await strictPage()
  await page.goto(site.address)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
  })
  const { reported, ran } = await page.evaluate(() => ({ reported: window.reported, ran: window.ran }))
  assert.equal(ran, undefined)
  assert.equal(reported.length, 1)
})
