// The finished site: where it lies, which pages it has, one page of each sort; a server for it on loopback.

import { createServer } from 'node:http'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = process.env.INSYN_SITE ?? fileURLToPath(new URL('../../public/', import.meta.url))

/** Every page, as a path from the site's root. */
export function pages() {
  const found = []
  const walk = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = join(folder, entry.name)
      if (entry.isDirectory()) walk(place)
      else if (entry.name.endsWith('.html')) found.push(relative(root, place))
    }
  }
  walk(root)
  return found.sort()
}

/** Whether a page is in the site's main language; the others stand below the name of theirs. */
export const isMain = page => !page.startsWith('en/')

/**
 * Every page of the main language and one in eight of the others, which have the same frame and the same facts; the
 * language of each part is their own.
 */
export const pagesToSee = () => {
  const others = pages().filter(page => !isMain(page))
  return [...pages().filter(isMain), ...others.filter((_, at) => at % 8 === 0)]
}

/** One page of each sort: the largest that has each class of `body`, of the pages that are wanted. */
export function onePageOfEachSort(wanted = isMain) {
  const sorts = new Map()
  for (const page of pages().filter(wanted)) {
    const html = readFileSync(join(root, page), 'utf8')
    const sort = /<body class="([^"]*)"/.exec(html)?.[1] ?? 'utan'
    const known = sorts.get(sort)
    if (!known || statSync(join(root, known)).size < html.length) sorts.set(sort, page)
  }
  return [...sorts].map(([sort, page]) => ({ sort, page }))
}

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf', '.png': 'image/png', '.xml': 'application/xml', '.ics': 'text/calendar; charset=utf-8',
}

/** Serves the site on a free port of loopback. */
export async function serve() {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    const place = join(root, path.endsWith('/') ? `${path}index.html` : path)
    try {
      if (!place.startsWith(root)) throw new Error('outside')
      const bytes = readFileSync(place)
      response.writeHead(200, { 'content-type': types[extname(place)] ?? 'application/octet-stream' })
      response.end(bytes)
    } catch {
      response.writeHead(404, { 'content-type': types['.html'] })
      response.end(readFileSync(join(root, '404.html')))
    }
  })
  await new Promise(ready => server.listen(0, '127.0.0.1', ready))
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}
