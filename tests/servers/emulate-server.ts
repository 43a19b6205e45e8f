/*
 * Vercel and GitHub as emulate plays them (npm, Apache-2.0): written by others from the vendors'
 * references. What it leaves out: a wrong token is let in, GitHub has no public keys and so no way
 * to seal, and Vercel has no `GET /v1/projects/{project}/env/{id}`, by which a value is read back.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const program = resolve(
  import.meta.dirname,
  '../../.cache/servers/emulate/node_modules/emulate/dist/index.js',
)

/** The token that it knows. */
export const token = 'test_token_admin'

const seed = {
  tokens: { [token]: { login: 'admin' } },
  vercel: {
    users: [{ username: 'admin', name: 'Admin', email: 'admin@northwind.example' }],
    teams: [{ slug: 'northwind', name: 'Northwind' }],
    projects: [{ name: 'checkout', team: 'northwind' }],
  },
  github: {
    users: [{ login: 'admin', name: 'Admin' }],
    repos: [{ owner: 'admin', name: 'checkout' }],
  },
}

/** A running emulate, on ports of its own. */
export class Emulate {
  readonly #folder = mkdtempSync(join(tmpdir(), 'keyturn-emulate-'))
  #child: ChildProcess | null = null
  #port = 0

  get vercel(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get github(): string {
    return `http://127.0.0.1:${this.#port + 1}`
  }

  /** Starts it; it takes one port for each service, one after the other. */
  async start(): Promise<void> {
    this.#port = await twoFreePorts()
    // Its seeds are YAML, of which JSON is a part.
    const file = join(this.#folder, 'seed.yaml')
    writeFileSync(file, JSON.stringify(seed))
    const where = ['--host', '127.0.0.1', '-p', String(this.#port)]
    const args = [program, 'start', ...where, '-s', 'vercel,github', '--seed', file]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    for await (const chunk of child.stdout) {
      if (String(chunk).includes('Ready.')) {
        child.stdout.resume()
        return
      }
    }
    throw new Error('emulate did not start')
  }

  async end(): Promise<void> {
    const child = this.#child
    if (child !== null && child.exitCode === null) {
      child.kill()
      await once(child, 'exit')
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Asks it as a person's own tools would. */
  async ask(url: string, method: 'GET' | 'POST' | 'PUT', body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const payload = body === undefined ? {} : { body: JSON.stringify(body) }
    const reply = await fetch(url, { method, headers, ...payload })
    if (!reply.ok) throw new Error(`emulate answered ${reply.status}`)
    const text = await reply.text()
    return text === '' ? null : JSON.parse(text)
  }
}

async function twoFreePorts(): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await freePort(0)
    if (port !== null && (await freePort(port + 1)) !== null) return port
  }
  throw new Error('no two free ports in a row')
}

async function freePort(wanted: number): Promise<number | null> {
  const server = createServer()
  try {
    server.listen(wanted, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : null
  } catch {
    return null
  } finally {
    server.close()
  }
}
