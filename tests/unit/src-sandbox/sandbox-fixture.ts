import { mkdtempSync, rmSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { ProviderName } from '../../../src-sandbox/provider.ts'
import {
  startSandbox,
  type RunningProvider,
  type RunningSandbox,
} from '../../../src-sandbox/sandbox.ts'

export const start = Date.parse('2026-11-20T14:05:00Z')

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The body as JSON; throws when it is none. */
  readonly json: () => Json
}

/** JSON that a test looks into. */
export type Json = Record<string, unknown>

export type Asking = {
  readonly token?: string
  readonly body?: unknown
  readonly rawBody?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A running sandbox with a clock that stands still unless it is moved. */
export class Practice {
  readonly stateDir = mkdtempSync(join(tmpdir(), 'keyturn-practice-'))
  #now = start
  #running: RunningSandbox | null = null

  async start(): Promise<void> {
    const clock = { now: () => this.#now }
    this.#running = await startSandbox({ stateDir: this.stateDir, control: true, clock })
  }

  get running(): RunningSandbox {
    if (this.#running === null) throw new Error('not started')
    return this.#running
  }

  get atna() {
    return this.running.providers[0]
  }

  get portal() {
    return this.running.providers[1]
  }

  get atomicat() {
    return this.running.providers[2]
  }

  get github() {
    return this.running.providers[3]
  }

  get gitlab() {
    return this.running.providers[4]
  }

  get vercel() {
    return this.running.providers[5]
  }

  get receiver() {
    const receiver = this.running.providers.find(({ id }) => id === 'practice-receiver')
    if (receiver === undefined) throw new Error('no receiver')
    return receiver
  }

  get dailybot() {
    return this.running.providers[6]
  }

  get atomicpay() {
    return this.running.providers[8]
  }

  passTime(ms: number): void {
    this.#now += ms
  }

  async restart(): Promise<void> {
    await this.running.close()
    await this.start()
  }

  async end(): Promise<void> {
    await this.running.close()
    rmSync(this.stateDir, { recursive: true, force: true })
  }

  /** Asks ATNA as an admin, written as `GET /path`. */
  askAtna(route: string, asking: Asking = {}): Promise<Answer> {
    return ask(this.atna.origin, route, { token: this.atna.managementToken, ...asking })
  }

  /** Asks the portal as an admin. */
  askPortal(route: string, asking: Asking = {}): Promise<Answer> {
    return ask(this.portal.origin, route, { token: this.portal.managementToken, ...asking })
  }

  /** Asks Atomicat as an admin. */
  askAtomicat(route: string, asking: Asking = {}): Promise<Answer> {
    return ask(this.atomicat.origin, route, { token: this.atomicat.managementToken, ...asking })
  }

  /** Asks Dailybot as an admin. */
  askDailybot(route: string, asking: Asking = {}): Promise<Answer> {
    return ask(this.dailybot.origin, route, { token: this.dailybot.managementToken, ...asking })
  }

  /** Asks AtomicPay as an admin. */
  askAtomicPay(route: string, asking: Asking = {}): Promise<Answer> {
    return ask(this.atomicpay.origin, route, { token: this.atomicpay.managementToken, ...asking })
  }

  /** Asks any provider as an admin. */
  askAt(provider: RunningProvider, route: string, asking: Asking = {}): Promise<Answer> {
    return ask(provider.origin, route, { token: provider.managementToken, ...asking })
  }

  askControl(route: string, asking: Asking = {}): Promise<Answer> {
    const { control } = this.running
    if (control === undefined) throw new Error('no control plane')
    return ask(control.origin, route, { token: control.token, ...asking })
  }

  /** What GET /state tells of a provider. */
  async state(provider: ProviderName): Promise<Json> {
    return part((await this.askControl('GET /state')).json(), provider)
  }

  /** What stands in the places of a provider, values included. */
  async places(provider: ProviderName): Promise<readonly Json[]> {
    return list((await this.askControl('GET /places')).json(), provider)
  }

  /** Puts a sample value into a place of a provider. */
  async fill(provider: RunningProvider, value: Json): Promise<void> {
    const { status } = await this.askAt(provider, 'POST /sim/v1/values', { body: value })
    if (status !== 201) throw new Error('the value was refused')
  }

  async log(): Promise<readonly Json[]> {
    return list((await this.askControl('GET /log')).json(), 'requests')
  }

  async plan(fault: Json): Promise<void> {
    const { status } = await this.askControl('POST /fault', { body: fault })
    if (status !== 200) throw new Error('the fault was refused')
  }
}

/** Sends one request on a connection of its own; rejects when the connection breaks. */
export function ask(origin: string, route: string, asking: Asking): Promise<Answer> {
  const [method, path] = route.split(' ')
  const { token, body, rawBody } = asking
  const payload = rawBody ?? (body === undefined ? '' : JSON.stringify(body))
  const headers = {
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    'Content-Length': String(Buffer.byteLength(payload)),
    ...asking.headers,
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path ?? '/'}`, { method, headers, agent: false })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      const chunks: Uint8Array[] = []
      response.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const json = () => asJson(JSON.parse(text))
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json })
      })
    })
    outgoing.end(payload)
  })
}

/** The object that stands under a key. */
export function part(json: Json | undefined, key: string): Json {
  return asJson(json?.[key])
}

/** The list of objects that stands under a key. */
export function list(json: Json, key: string): readonly Json[] {
  const value = json[key]
  if (!Array.isArray(value)) throw new Error(`${key} is not a list`)
  return value.map(asJson)
}

/** The text that stands under a key. */
export function text(json: Json | undefined, key: string): string {
  const value = json?.[key]
  if (typeof value !== 'string') throw new Error(`${key} is not text`)
  return value
}

/** Stands, in an expected value, for any text of this form. */
export function matching(form: RegExp): unknown {
  return expect.stringMatching(form)
}

/** The code of a refusal, in either provider's shape. */
export function codeOf(answer: Answer): unknown {
  const json = answer.json()
  return part(json, 'error' in json ? 'error' : 'data')['code']
}

function asJson(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new Error('not an object')
  return value as Json
}
