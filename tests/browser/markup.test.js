// The Nu HTML checker has nothing to say of any page.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import vnu from 'vnu-jar'
import { pages, root } from './site.js'

test('every page is valid HTML', () => {
  assert.ok(pages().length > 100, 'the example site is built')
  const run = spawnSync('java', ['-jar', String(vnu), '--format', 'json', '--skip-non-html', root], { encoding: 'utf8', maxBuffer: 1 << 28 })
  assert.equal(run.error, undefined)
  const { messages } = JSON.parse(run.stderr)
  // Read from disk, 'self' in the policy names no host; that the policy holds is seen in the browser (page.test.js).
  const told = messages
    .filter(message => message.type !== 'info' || message.subType === 'warning')
    .filter(message => !message.message.startsWith('Resource violates Content Security Policy'))
    // It takes linked data for a script; no browser runs them or asks the policy (policy.test.js sees both).
    .filter(message => !(message.message.startsWith('Inline script violates') && message.extract.includes('application/ld+json')))
  assert.deepEqual([...new Set(told.map(({ url, lastLine, message }) => `${url.split('/public/').pop()}:${lastLine}: ${message}`))].slice(0, 20), [])
})
