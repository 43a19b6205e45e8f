// Builds the window, serves it with the fake bridge under the real Content-Security-Policy,
// and takes pictures:
// node tests/window/preview.mjs [name …] [--out DIR] [--look light-1280] [--serve]
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { mkdirSync, rmSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { build } from 'vite'
import react from '@vitejs/plugin-react'
import { chromium } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { shots } from './shots.mjs'

const root = resolve(import.meta.dirname, '../..')
const args = process.argv.slice(2)
const outAt = args.indexOf('--out')
const out = outAt >= 0 ? args[outAt + 1] : join(tmpdir(), 'shots')
const lookAt = args.indexOf('--look')
const onlyLook = lookAt >= 0 ? args[lookAt + 1] : null
const isServing = args.includes('--serve')
const values = [outAt, lookAt].filter((at) => at >= 0).map((at) => at + 1)
const names = args.filter((arg, at) => !arg.startsWith('--') && !values.includes(at))
const built = join(tmpdir(), `keyturn-window-${process.pid}`)

process.on('exit', () => rmSync(built, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const kinds = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

async function buildAll() {
  const shared = { configFile: false, logLevel: 'warn' }
  await build({
    ...shared,
    root: join(root, 'src-renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: join(built, 'window'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
  await build({
    ...shared,
    root,
    build: {
      outDir: join(built, 'fake'),
      lib: {
        entry: join(import.meta.dirname, 'fake-entry.ts'),
        formats: ['iife'],
        name: 'fake',
        fileName: () => 'fake.js',
      },
    },
  })
}

function serve() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname
    const file = join(built, 'window', path === '/' ? 'index.html' : path)
    try {
      const body = await readFile(file)
      response.setHeader('content-type', kinds[extname(file)] ?? 'application/octet-stream')
      response.setHeader('content-security-policy', policy)
      response.end(body)
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

async function take(browser, shot, look, origin) {
  const context = await browser.newContext({
    viewport: look.size,
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  const complaints = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.clock.install({ time: '2026-11-20T14:05:00Z' })
  await page.addInitScript({ path: join(built, 'fake', 'fake.js') })
  await page.goto(`${origin}/?scene=${shot.scene}`)
  try {
    await page.locator('main').waitFor()
    await page.clock.runFor(200)
    await shot.steps?.(page)
    await page.clock.runFor(300)
  } catch (error) {
    complaints.push(`steps: ${error.message.split('\n')[0]}`)
  }
  const file = join(out, `${shot.name}-${look.theme}${look.size.width < 1000 ? '-700' : ''}.png`)
  await page.screenshot({ path: file })
  const axe = await new AxeBuilder({ page }).analyze()
  for (const violation of axe.violations)
    complaints.push(
      `axe ${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    )
  await context.close()
  return complaints.map((text) => `${file}: ${text}`)
}

await buildAll()
const server = await serve()
const origin = `http://127.0.0.1:${server.address().port}`
if (isServing) console.log(`${origin} (inject ${join(built, 'fake', 'fake.js')})`)
else {
  mkdirSync(out, { recursive: true })
  const executablePath = process.env.KEYTURN_BROWSER ?? '/usr/bin/chromium-headless-shell'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const looks = ['light', 'dark'].flatMap((theme) => [
    { theme, size: { width: 1280, height: 800 } },
    { theme, size: { width: 700, height: 600 } },
  ])
  const isWanted = ({ theme, size }) => onlyLook === null || onlyLook === `${theme}-${size.width}`
  let complaints = 0
  for (const shot of shots.filter(({ name }) => names.length === 0 || names.includes(name)))
    for (const look of looks.filter(isWanted))
      for (const line of await take(browser, shot, look, origin)) {
        complaints += 1
        console.log(line)
      }
  await browser.close()
  server.close()
  console.log(`pictures in ${out}, ${complaints} complaints`)
  process.exitCode = complaints === 0 ? 0 : 1
}
