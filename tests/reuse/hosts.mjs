// Reads _redirects and _headers with Netlify's own parsers:  hosts.mjs PACKAGES PUBLIC
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [packages, site] = process.argv.slice(2)
const parser = name => import(pathToFileURL(createRequire(join(packages, 'x.js')).resolve(`@netlify/${name}-parser`)).href)
const { parseAllRedirects } = await parser('redirect')
const { parseAllHeaders } = await parser('headers')
const redirects = await parseAllRedirects({ redirectsFiles: [join(site, '_redirects')], configRedirects: [], minimal: false })
const headers = await parseAllHeaders({ headersFiles: [join(site, '_headers')], configHeaders: [], minimal: false })
console.log(JSON.stringify({
  redirects: redirects.redirects.map(({ path, from, to, status }) => ({ path: path ?? from, to, status })),
  headers: headers.headers.map(one => ({ pattern: one.forRegExp.source, values: one.values })),
  errors: [...redirects.errors, ...headers.errors].map(String),
}))
