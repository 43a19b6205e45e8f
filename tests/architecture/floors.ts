/**
 * The house as tables: who may import whom, which dangerous thing has which door.
 *
 * Every part of the product that is not named here stands on no floor and is refused.
 */
export type Part = {
  /** The folder of the part, or one file. */
  readonly path: string
  /** Folders and files of the product that it may import, besides itself. */
  readonly over: readonly string[]
  /** Packages that it may import; a name ending in `/*` stands for a scope. */
  readonly packages: readonly string[]
  /** Modules of Node that it may import, besides the harmless ones where it may import any. */
  readonly node: readonly string[]
  /** Whether it runs where Node's harmless modules exist. */
  readonly onNode: boolean
}

/** Modules of Node that compute and touch nothing. */
export const harmlessNode = ['node:path', 'node:url', 'node:util', 'node:buffer', 'node:events']

const fileSystem = ['node:fs', 'node:fs/promises', 'node:child_process']
const sockets = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dns']
const shared = 'src-shared'
const ports = 'src-core/ports.ts'
const doors = ['src-core/crypto', 'src-core/store', 'src-core/net', 'src-core/files']
const signing = 'src-core/crypto/signing.ts'
const middle = ['src-core/vault', 'src-core/connectors', 'src-core/callers', 'src-core/webhooks']
const deeds = [
  'src-core/rotation',
  'src-core/copies',
  'src-core/review',
  'src-core/find',
  'src-core/intake',
]

/** All parts; where two match a file, the longer path decides. */
export const parts: readonly Part[] = [
  // Floor 0: the words both sides speak.
  { path: shared, over: [], packages: ['zod'], node: [], onNode: false },

  // Floor 1: doors, strangers to one another.
  core(ports, []),
  core('src-core/crypto', [], {
    packages: ['libsodium-wrappers-sumo', 'hash-wasm'],
    node: ['node:crypto'],
  }),
  core('src-core/store', [], { packages: ['better-sqlite3'] }),
  core('src-core/net', [], { node: sockets }),
  core('src-core/files', [], { node: fileSystem }),

  // Floor 2. What speaks to the outside never sees the vault, and of cryptography only signing.
  core('src-core/vault', doors, { packages: ['@scure/bip39/*'] }),
  core('src-core/connectors', ['src-core/net', signing]),
  core('src-core/callers', ['src-core/net', 'src-core/files', signing], {
    packages: ['jsonc-parser', 'yaml'],
  }),
  core('src-core/webhooks', ['src-core/net', signing]),

  // Floor 3: what is done with items.
  ...deeds.map((path) => core(path, [...middle, ...doors])),
  // What other programs exported is read by well-kept libraries; nothing here sees the vault.
  core('src-core/imports', ['src-core/crypto', 'src-core/files', 'src-core/callers'], {
    packages: ['fflate', 'kdbxweb', 'papaparse', 'yaml'],
  }),

  // Floor 4: the vault's public face.
  core('src-core/index.ts', [...deeds, 'src-core/imports', ...middle, ...doors]),

  // Floor 5: Electron's three processes around the vault.
  {
    path: 'src-host',
    over: [shared, 'src-core/index.ts'],
    packages: ['electron', 'zod'],
    node: [...fileSystem, 'node:worker_threads'],
    onNode: true,
  },
  {
    path: 'src-main',
    over: [shared],
    packages: ['electron', 'zod'],
    node: [...fileSystem, 'node:os'],
    onNode: true,
  },
  { path: 'src-preload', over: [shared], packages: ['electron'], node: [], onNode: false },

  // Floor 6: what a person sees.
  {
    path: 'src-renderer',
    over: [shared],
    packages: [
      'react',
      'react-dom',
      'react-dom/client',
      'zustand',
      'zustand/vanilla',
      'lucide-react',
      '@zxcvbn-ts/*',
    ],
    node: [],
    onNode: false,
  },
  {
    path: 'src-cli',
    over: [shared, 'src-core/index.ts'],
    packages: [],
    node: [...fileSystem, 'node:worker_threads', 'node:os'],
    onNode: true,
  },

  // Beside the floors: the practice providers, imported by nobody.
  {
    path: 'src-sandbox',
    over: [shared],
    // The practice GitHub opens what our sealed boxes hold.
    packages: ['libsodium-wrappers-sumo'],
    node: [...sockets, ...fileSystem, 'node:crypto', 'node:os', 'node:timers/promises'],
    onNode: true,
  },
]

/** Single imports that the tables would refuse, each with its reason: `file -> import`. */
export const listedExceptions: readonly string[] = []

/** Files that may use what is refused everywhere else. */
export const globalDoors: Readonly<Record<string, readonly string[]>> = {
  fetch: ['src-core/net'],
  WebSocket: ['src-core/net'],
  'Date.now': clocks(),
  'new Date()': clocks(),
  'Math.random': [],
  // The word lists that judge a passphrase are large, and needed by one screen only.
  'import()': ['src-renderer/strength/estimator.ts'],
  'process.getBuiltinModule': [],
  'window.keyturn': ['src-renderer/api.ts'],
}

/** The one part of the vault's cryptography that must not see a clock. */
export const clockless = { path: 'src-core/crypto', clock: 'src-shared/clock.ts' }

/** Names under which things are thrown together that do not belong together. */
export const drawers = ['utils', 'util', 'helpers', 'helper', 'common', 'types', 'misc']

/** Most lines that a file may have. */
export const maxLines = 300

function core(
  path: string,
  over: readonly string[],
  door: { readonly packages?: readonly string[]; readonly node?: readonly string[] } = {},
): Part {
  return {
    path,
    over: [shared, ports, ...over],
    // Bodies and replies are parsed at the edges of the core, so zod is at home in all of it.
    packages: ['zod', ...(door.packages ?? [])],
    node: door.node ?? [],
    onNode: true,
  }
}

function clocks(): readonly string[] {
  return [
    'src-cli/clock.ts',
    'src-host/clock.ts',
    'src-main/clock.ts',
    'src-renderer/clock.ts',
    'src-sandbox/system-clock.ts',
  ]
}
