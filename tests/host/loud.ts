import { EventEmitter } from 'node:events'

/** What the language, Node and Playwright read of any object without meaning to use it. */
const askedOfAnything = new Set([
  'then',
  'toJSON',
  'constructor',
  'nodeType',
  'asymmetricMatch',
  'domain',
  'prototype',
  'inspect',
])

/** The error for something of Electron that the stand-in lacks. */
export function notEmulated(name: string): Error {
  return new Error(`The stand-in does not emulate electron.${name}`)
}

/** The object as it is, except that reading what it lacks throws instead of giving undefined. */
export function loud<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      return readLoudly({ name, target, key, receiver })
    },
  })
}

/**
 * Makes every instance of a class loud, and the class itself.
 *
 * The watch stands behind the prototype and not around the instance: so private fields, identity
 * and assignments of tests stay those of an ordinary object.
 */
export function makeLoud(name: string, Class: { readonly prototype: object }): void {
  for (const object of [Class.prototype, Class]) {
    const next: unknown = Object.getPrototypeOf(object)
    if (typeof next !== 'object' && typeof next !== 'function') continue
    if (next !== null) Object.setPrototypeOf(object, loudPrototype(name, next))
  }
}

function loudPrototype(name: string, prototype: object): object {
  return new Proxy(prototype, {
    get(target, key, receiver) {
      return readLoudly({ name, target, key, receiver })
    },
    // So that `instanceof` still finds the class behind.
    getPrototypeOf(target) {
      return target
    },
  })
}

type Reading = {
  readonly name: string
  readonly target: object
  readonly key: string | symbol
  readonly receiver: unknown
}

function readLoudly({ name, target, key, receiver }: Reading): unknown {
  if (typeof key === 'symbol' || key in target || askedOfAnything.has(key)) {
    return Reflect.get(target, key, receiver)
  }
  throw notEmulated(`${name}.${key}`)
}

/** A thing of Electron of which nothing is emulated: any use of it throws. */
export function absent(name: string): object {
  const fail = (): never => {
    throw notEmulated(name)
  }
  // A plain function, because only what could be called or constructed may refuse to be.
  return new Proxy(
    function () {
      return undefined
    },
    {
      apply: fail,
      construct: fail,
      set: fail,
      get(target, key, receiver) {
        return readLoudly({ name, target, key, receiver })
      },
    },
  )
}

/** What Node's emitters say of themselves. */
const own = new Set(['newListener', 'removeListener'])

/** An emitter that knows its events: listening for any other throws, since it would wait in vain. */
export class HostEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super()
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'symbol' || own.has(event) || events.includes(event)) return
      throw notEmulated(`${name}.on('${event}')`)
    })
  }

  /** Emits an event whose default a listener may prevent, and says whether one did. */
  emitPreventable(event: string, details: object, ...rest: readonly unknown[]): boolean {
    const preventable = preventableEvent(details)
    this.emit(event, preventable, ...rest)
    return preventable.defaultPrevented
  }
}

/** An event object with the two members that every event of Electron has, and details beside. */
export function preventableEvent(details: object): object & { readonly defaultPrevented: boolean } {
  let prevented = false
  return Object.defineProperties(
    {
      ...details,
      preventDefault() {
        prevented = true
      },
      defaultPrevented: false,
    },
    { defaultPrevented: { get: () => prevented } },
  )
}

/** What Node's own emitters bring; Electron only narrows their types. */
type EmitterKey = keyof EventEmitter | 'prototype'

/** Some members of a thing of Electron, each exactly as Electron types it. */
export type PartOf<T> = { readonly [Key in Exclude<keyof T, EmitterKey>]?: T[Key] }

/**
 * The emulated part of a thing in the place of the whole.
 *
 * Electron's types ask for the whole where the stand-in has a part; the rest of it throws when it
 * is read, which no type can say.
 */
export function standingFor<T>(part: PartOf<T>): T {
  return part as T
}
