// Takes pictures of one page of each sort, to be looked at: telephone and desktop, light and dark, and a notice as a
// printed document. They go to the folder named on the command line.

import { mkdirSync } from 'node:fs'
import { open } from './browser.js'
import { onePageOfEachSort, pages, serve } from './site.js'

const folder = process.argv[2] ?? 'pictures'
mkdirSync(folder, { recursive: true })
const [browser, site] = [await open(), await serve()]
for (const { sort, page: path } of onePageOfEachSort()) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
      await page.goto(site.address + path)
      await page.screenshot({ path: `${folder}/${sort.replaceAll(' ', '-')}-${width}-${colorScheme}.png`, fullPage: true })
      await page.close()
    }
  }
}
const meeting = pages().find(path => /^sammantraden\/huddinge-sn\/\d{4}-\d\d-\d\d\/index\.html$/.test(path))
const page = await browser.newPage()
await page.goto(site.address + meeting)
await page.pdf({ path: `${folder}/kallelse.pdf`, preferCSSPageSize: true })
await browser.close()
site.close()
console.log(`Pictures are in ${folder}.`)
