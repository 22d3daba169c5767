// Debian's Chromium, with everything off that looks for the network, and the modes in which pages are seen.

import { chromium } from 'playwright-core'

const switches = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

export const open = (more = []) => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...switches, ...more] })

const wide = { width: 1280, height: 900 }

/** The ways in which people see a page. At 400 % zoom a window of 1280 is 320 wide. */
export const modes = {
  light: { viewport: wide, colorScheme: 'light' },
  dark: { viewport: wide, colorScheme: 'dark' },
  'forced colours': { viewport: wide, forcedColors: 'active' },
  'less motion': { viewport: wide, reducedMotion: 'reduce' },
  print: { viewport: { width: 794, height: 1123 }, media: 'print' },
  telephone: { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  '400 % zoom': { viewport: { width: 320, height: 256 }, colorScheme: 'dark' },
}

/** A page in one mode. Its own scripts run; ours pass its content security policy. */
export async function pageIn(browser, mode) {
  const { media, ...options } = modes[mode]
  const context = await browser.newContext({ ...options, bypassCSP: true })
  const page = await context.newPage()
  if (media) await page.emulateMedia({ media })
  return page
}
