/**
 * What crosses between the two worlds of a page: values copied, functions and promises by handle.
 *
 * Injected as text into both worlds, so it imports nothing. The wire is a pair of synchronous DOM
 * events under names that only our two scripts know; Chromium clones their detail on the way.
 */

type Handle = number
type Crossing =
  | { readonly t: 'value'; readonly v: unknown }
  | { readonly t: 'function' | 'promise'; readonly v: Handle }
  | { readonly t: 'array'; readonly v: readonly Crossing[] }
  | { readonly t: 'object'; readonly v: Readonly<Record<string, Crossing>> }
  | { readonly t: 'error'; readonly v: string; readonly name: string }

type Question =
  | { readonly ask: 'call'; readonly handle: Handle; readonly args: readonly Crossing[] }
  | { readonly ask: 'settle'; readonly handle: Handle; readonly outcome: Outcome }
  | { readonly ask: 'expose'; readonly name: string; readonly api: Crossing }
type Outcome = { readonly ok: boolean; readonly value: Crossing }
type Callback = (...args: readonly unknown[]) => unknown
type Spoken = { readonly question?: Question; readonly answer?: Outcome }

/** The names of the two events. */
export type Wire = { readonly mine: string; readonly theirs: string }

/** What must be done before a call of the other world is served, or null for nothing. */
export type BeforeCall = (args: readonly unknown[]) => Promise<unknown> | null

/** One world's end of the bridge. */
export class BridgeEnd {
  readonly #functions: Callback[] = []
  readonly #settlers = new Map<Handle, (outcome: Outcome) => void>()
  readonly #answers: ((outcome: Outcome) => void)[] = []
  readonly #onExpose: (name: string, api: unknown) => void
  readonly #beforeCall: BeforeCall
  readonly #tell: (spoken: Spoken) => void
  #lastPromise = 0

  /** `onExpose` is what this world does with an object that the other one offers. */
  constructor(
    wire: Wire,
    onExpose: (name: string, api: unknown) => void,
    beforeCall: BeforeCall = () => null,
  ) {
    this.#onExpose = onExpose
    this.#beforeCall = beforeCall
    // Taken now, before a script of the page could put its own in their place.
    const dispatch = document.dispatchEvent.bind(document)
    const Event = CustomEvent
    this.#tell = (detail) => dispatch(new Event(wire.theirs, { detail }))
    document.addEventListener(wire.mine, (event) => this.#hear(spokenIn(event)))
  }

  /** Puts an object of ours into the other world's window. */
  expose(name: string, api: unknown): void {
    const { ok, value } = this.#ask({ ask: 'expose', name, api: this.#pack(api) })
    if (!ok) throw asError(this.#unpack(value))
  }

  #hear({ question, answer }: Spoken): void {
    if (question !== undefined) this.#tell({ answer: this.#answerTo(question) })
    if (answer !== undefined) this.#answers.pop()?.(answer)
  }

  // The answer arrives while the question is being dispatched, so a stack keeps nested ones apart.
  #ask(question: Question): Outcome {
    const heard: Outcome[] = []
    this.#answers.push((outcome) => heard.push(outcome))
    this.#tell({ question })
    return heard[0] ?? { ok: false, value: { t: 'error', name: 'Error', v: 'Nobody answered' } }
  }

  #answerTo(question: Question): Outcome {
    try {
      return { ok: true, value: this.#pack(this.#serve(question)) }
    } catch (error) {
      return { ok: false, value: this.#pack(error) }
    }
  }

  #serve(question: Question): unknown {
    switch (question.ask) {
      case 'call': {
        const args = question.args.map((arg) => this.#unpack(arg))
        const serve = () => this.#functions[question.handle]?.(...args)
        return this.#beforeCall(args)?.then(serve) ?? serve()
      }
      case 'settle':
        this.#settlers.get(question.handle)?.(question.outcome)
        return undefined
      case 'expose':
        this.#onExpose(question.name, this.#unpack(question.api))
        return undefined
    }
  }

  #pack(value: unknown): Crossing {
    if (typeof value === 'function') return { t: 'function', v: this.#keep(asCallback(value)) }
    if (value instanceof Promise) return { t: 'promise', v: this.#follow(value) }
    if (value instanceof Error) return { t: 'error', v: value.message, name: value.name }
    if (Array.isArray(value)) return { t: 'array', v: value.map((part) => this.#pack(part)) }
    if (!isPlainObject(value)) return { t: 'value', v: value }
    const parts = Object.entries(value).map(([key, part]) => [key, this.#pack(part)] as const)
    return { t: 'object', v: Object.fromEntries(parts) }
  }

  #unpack(crossing: Crossing): unknown {
    switch (crossing.t) {
      case 'value':
        return crossing.v
      case 'function':
        return (...args: readonly unknown[]) => this.#call(crossing.v, args)
      case 'promise':
        return this.#promiseOf(crossing.v)
      case 'array':
        return crossing.v.map((part) => this.#unpack(part))
      case 'object': {
        const parts = Object.entries(crossing.v).map(([key, part]) => [key, this.#unpack(part)])
        return Object.fromEntries(parts) as unknown
      }
      case 'error':
        return Object.assign(new Error(crossing.v), { name: crossing.name })
    }
  }

  #keep(callback: Callback): Handle {
    const known = this.#functions.indexOf(callback)
    return known === -1 ? this.#functions.push(callback) - 1 : known
  }

  #call(handle: Handle, args: readonly unknown[]): unknown {
    const { ok, value } = this.#ask({
      ask: 'call',
      handle,
      args: args.map((arg) => this.#pack(arg)),
    })
    if (ok) return this.#unpack(value)
    throw asError(this.#unpack(value))
  }

  #follow(promise: Promise<unknown>): Handle {
    const handle = ++this.#lastPromise
    const settle = (ok: boolean) => (value: unknown) => {
      this.#ask({ ask: 'settle', handle, outcome: { ok, value: this.#pack(value) } })
    }
    promise.then(settle(true), settle(false))
    return handle
  }

  #promiseOf(handle: Handle): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#settlers.set(handle, ({ ok, value }) => {
        this.#settlers.delete(handle)
        if (ok) resolve(this.#unpack(value))
        else reject(asError(this.#unpack(value)))
      })
    })
  }
}

/** Freezes an object and all that hangs on it, as Electron does with what a preload exposes. */
export function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}

/** The window of the page: shows there what the preload exposes, fixed for good. */
export function openMainWorld(wire: Wire): void {
  new BridgeEnd(wire, (name, api) => {
    if (name in window)
      throw new Error(`Cannot bind an API on top of an existing property: ${name}`)
    Object.defineProperty(window, name, { value: deepFreeze(api), enumerable: true })
  })
}

function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value))
}

// `typeof` knows a function but not how it is called.
function asCallback(value: unknown): Callback {
  return value as Callback
}

// Nobody else knows the names of these events.
function spokenIn(event: Event): Spoken {
  return (event as CustomEvent<Spoken>).detail
}
