// How pages behave: they fit, they are reached with the keyboard, they need no script, they ask nobody else for anything.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { modes, open, pageIn } from './browser.js'
import { onePageOfEachSort, pages, pagesToSee, serve } from './site.js'

let browser, site
const sorts = onePageOfEachSort()

before(async () => { [browser, site] = [await open(), await serve()] })
after(async () => { await browser.close(); site.close() })

/** How far the page can be scrolled sideways, and what sticks out. */
const sideways = () => {
  const width = document.documentElement.clientWidth
  const over = document.scrollingElement.scrollWidth - width
  if (over <= 0) return null
  const out = [...document.body.querySelectorAll('*')].find(one => one.getBoundingClientRect().right > width + 1)
  return `${over} px: ${out?.tagName}.${out?.className}`
}

for (const mode of ['telephone', '400 % zoom']) {
  test(`no page scrolls sideways: ${mode}`, async () => {
    const page = await pageIn(browser, mode)
    const found = []
    for (const path of pagesToSee()) {
      await page.goto(site.address + path)
      const over = await page.evaluate(sideways)
      if (over) found.push(`${path}: ${over}`)
    }
    assert.deepEqual(found, [])
  })
}

test('text spacing of WCAG 1.4.12 cuts nothing off', async () => {
  const page = await pageIn(browser, 'telephone')
  const found = []
  for (const { page: path } of sorts) {
    await page.goto(site.address + path)
    await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' })
    const over = await page.evaluate(sideways)
    const cut = await page.evaluate(() => [...document.querySelectorAll('body *')].filter(one => {
      const style = getComputedStyle(one)
      return style.overflow === 'hidden' && style.position !== 'absolute' && one.scrollHeight > one.clientHeight + 2 && one.clientHeight > 1
    }).map(one => one.className))
    if (over || cut.length) found.push(`${path}: ${over} ${cut}`)
  }
  assert.deepEqual(found, [])
})

/** Where the eye meets boxes in another order than the keyboard: a box wholly above the one before it, or to its left in
 * the same row. */
const shuffled = () => [...document.querySelectorAll('body, body *')]
  .filter(one => /flex|grid/.test(getComputedStyle(one).display))
  .flatMap(one => {
    const stops = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
    const boxes = [...one.children].filter(child => child.matches(stops) || child.querySelector(stops))
      .map(child => ({ child, box: child.getBoundingClientRect() })).filter(({ box }) => box.width > 1 && box.height > 1)
    return boxes.slice(1).filter(({ box }, index) => {
      const before = boxes[index].box
      return box.bottom <= before.top || (box.right <= before.left && box.top < before.bottom && box.top <= before.top)
    }).map(({ child }) => `${child.tagName}.${child.className} is seen before what comes before it`)
  })

test('the keyboard walks in visual order with a visible focus', async () => {
  const found = []
  for (const mode of ['light', 'dark', 'telephone', 'forced colours']) {
    const page = await pageIn(browser, mode)
    // Without motion the page stands still when it is looked at.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const { page: path } of sorts) {
      await page.goto(site.address + path)
      const expected = await page.evaluate(() =>
        [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
          .filter(one => one.checkVisibility({ visibilityProperty: true })).length)
      const steps = Math.min(expected, 60)
      found.push(...(await page.evaluate(shuffled)).map(one => `${mode} ${path}: ${one}`))
      let last = -1
      for (let step = 0; step < steps; step += 1) {
        await page.keyboard.press('Tab')
        const here = await page.evaluate(() => {
          const one = document.activeElement
          const all = [...document.querySelectorAll('*')]
          const style = getComputedStyle(one)
          const box = one.getBoundingClientRect()
          return {
            at: all.indexOf(one), tag: one.tagName, href: one.getAttribute('href'), inMain: Boolean(one.closest('main')),
            ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
          }
        })
        // A frame for other sites has nothing before its content to be skipped.
        if (step === 0 && !here.href?.startsWith('#') && !here.inMain) found.push(`${mode} ${path}: first stop is ${here.tag} ${here.href}`)
        if (here.at <= last) found.push(`${mode} ${path}: focus goes back at step ${step} (${here.tag} ${here.href})`)
        if (!here.ring) found.push(`${mode} ${path}: no ring on ${here.tag} ${here.href}`)
        if (!here.seen) found.push(`${mode} ${path}: focus out of sight on ${here.tag} ${here.href}`)
        last = here.at
      }
    }
    await page.context().close()
  }
  assert.deepEqual(found.slice(0, 20), [])
})

test('nothing is asked of another host, and no policy is broken', async () => {
  const context = await browser.newContext({ viewport: modes.light.viewport })
  const page = await context.newPage()
  const found = []
  page.on('request', request => { if (!request.url().startsWith(site.address)) found.push(`asked for ${request.url()}`) })
  page.on('console', message => { if (message.type() === 'error') found.push(`${page.url()}: ${message.text()}`) })
  page.on('pageerror', error => found.push(`${page.url()}: ${error}`))
  page.on('response', response => { if (response.status() >= 400) found.push(`${response.status()} ${response.url()}`) })
  for (const { page: path } of sorts) await page.goto(site.address + path)
  assert.deepEqual(found, [])
  assert.deepEqual(await context.cookies(), [])
})

test('everything can be read without script, from disk too', async () => {
  const script = await pageIn(browser, 'light')
  const context = await browser.newContext({ viewport: modes.light.viewport, javaScriptEnabled: false })
  const plain = await context.newPage()
  const { root } = await import('./site.js')
  for (const { page: path } of sorts) {
    await script.goto(site.address + path)
    // The filters of the search are shown by its script, and `noscript` says that it is missing.
    await script.evaluate(() => document.querySelectorAll('form[data-sok] details').forEach(one => { one.hidden = true }))
    const words = (await script.innerText('main')).replace(/\s+/g, ' ')
    for (const address of [site.address + path, `file://${root}${path}`]) {
      await plain.goto(address)
      await plain.evaluate(() => document.querySelectorAll('noscript').forEach(one => { one.hidden = true }))
      assert.equal((await plain.innerText('main')).replace(/\s+/g, ' '), words, address)
      assert.notEqual(await plain.evaluate(() => getComputedStyle(document.body).fontFamily), 'Times New Roman', `the style sheet is there: ${address}`)
    }
  }
})

test('the menu stands on a wide window and opens on a narrow one, with the keyboard and without script', async () => {
  // In a window a little lower than the menu is, its last links have to be scrolled to, by less than a line.
  const lower = Object.fromEntries([725, 690, 655].map(height => [`telephone, ${height} high`, { width: 360, height }]))
  const windows = { ...lower, ...Object.fromEntries(['light', 'telephone', '400 % zoom'].map(mode => [mode, modes[mode].viewport])) }
  for (const [mode, viewport] of Object.entries(windows)) {
    const context = await browser.newContext({ viewport, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.address)
    const [menu, button] = [page.locator('#s-meny'), page.locator('.visa-meny')]
    const links = await menu.locator('a').all()
    if (mode === 'light') {
      assert.deepEqual([await menu.isVisible(), await button.isVisible()], [true, false])
    } else {
      assert.deepEqual([await menu.isVisible(), await button.isVisible()], [false, true], mode)
      await button.focus()
      await page.keyboard.press('Enter')
      for (const link of links) {
        await page.keyboard.press('Tab')
        assert.equal(await link.evaluate(one => one === document.activeElement), true, mode)
        const { box, view } = await link.evaluate(one => ({ box: one.getBoundingClientRect().toJSON(), view: [innerWidth, innerHeight] }))
        assert.ok(box.left >= 0 && box.right <= view[0] && box.top >= 0 && box.bottom <= view[1], `${mode}: ${JSON.stringify(box)}`)
      }
      await page.keyboard.press('Escape')
      assert.deepEqual([await menu.isVisible(), await button.evaluate(one => one === document.activeElement)], [false, true], mode)
    }
    await context.close()
  }
})

test('a word of the glossary is explained where it stands, with the keyboard and without script', async () => {
  const { readFileSync } = await import('node:fs')
  const { root } = await import('./site.js')
  const explaining = pages().filter(path => readFileSync(`${root}/${path}`, 'utf8').includes('class="ord"'))
  assert.ok(explaining.length > 20, `only ${explaining.length} pages explain a word`)
  for (const mode of ['light', 'telephone', '400 % zoom']) {
    const context = await browser.newContext({ viewport: modes[mode].viewport, reducedMotion: 'reduce', javaScriptEnabled: false })
    const page = await context.newPage()
    for (const path of explaining.filter((_, at) => at % 24 === 0)) {
      await page.goto(site.address + path)
      for (const word of await page.locator('button.ord').all()) {
        const meaning = page.locator(`[id="${await word.getAttribute('popovertarget')}"]`)
        assert.equal(await meaning.isVisible(), false, path)
        await word.focus()
        await page.keyboard.press('Enter')
        assert.equal(await meaning.isVisible(), true, path)
        const { box, view } = await meaning.evaluate(one => ({ box: one.getBoundingClientRect().toJSON(), view: [innerWidth, innerHeight] }))
        assert.ok(box.left >= 0 && box.right <= view[0] && box.top >= 0 && box.bottom <= view[1], `${mode} ${path}: ${JSON.stringify(box)} in ${view}`)
        // The way on is the next stop of the keyboard.
        await page.keyboard.press('Tab')
        assert.equal(await meaning.locator('a').evaluate(one => one === document.activeElement), true, path)
        await page.keyboard.press('Escape')
        assert.equal(await meaning.isVisible(), false, path)
        assert.equal(await word.evaluate(one => one === document.activeElement), true, path)
      }
    }
    await context.close()
  }
})

test('a page weighs less than 60 kB', async () => {
  const { readFileSync, readdirSync } = await import('node:fs')
  const { root } = await import('./site.js')
  const style = readdirSync(`${root}/tillgangar`).filter(name => name.endsWith('.css'))
  assert.equal(style.length, 1)
  const weight = readFileSync(`${root}/tillgangar/${style[0]}`).length
  const weights = pages().map(path => readFileSync(`${root}/${path}`).length + weight).sort((a, b) => a - b)
  assert.ok(weights[Math.floor(weights.length / 2)] < 60_000, `the median page weighs ${weights[Math.floor(weights.length / 2)]} bytes`)
})
