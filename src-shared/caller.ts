import { z } from 'zod'
import { CallerId, ConnectionId } from './ids.ts'
import { limits } from './policy.ts'

/** Which half of a key stands in a place. */
export const KeyPart = z.enum(['secret', 'credential-id'])
export type KeyPart = z.infer<typeof KeyPart>

const path = z.string().min(1).max(limits.path)
const word = z.string().min(1).max(limits.label)
/** A JSON pointer (RFC 6901), such as `/payments/secret`. */
const Pointer = z
  .string()
  .max(400)
  .regex(/^(?:\/(?:[^~]|~[01])*)*$/)

const shared = {
  id: CallerId,
  /** A call without side effects that shows that the place works with its key, or null. */
  check: z
    .strictObject({
      /** A whole URL, over TLS or on this machine, that answers 200 to 299 to a GET. */
      url: z.url().max(1_000),
    })
    .nullable(),
}

/** Presets of tools that read a secret from standard input. */
export const CommandPreset = z.enum(['wrangler', 'fly', 'gh', 'own'])
export type CommandPreset = z.infer<typeof CommandPreset>

/** A place that uses a key, described so that Keyturn can put a new one there; never a secret. */
export const Caller = z.discriminatedUnion('kind', [
  /** One line `NAME=value` of a `.env` file. */
  z.strictObject({
    ...shared,
    kind: z.literal('env-file'),
    path,
    variable: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,119}$/),
    part: KeyPart,
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('json-file'),
    path,
    pointer: Pointer,
    part: KeyPart,
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('yaml-file'),
    path,
    pointer: Pointer,
    part: KeyPart,
  }),
  /** Both halves of one profile of an AWS credentials file. */
  z.strictObject({ ...shared, kind: z.literal('aws-credentials'), path, profile: word }),
  /** One value of an `.npmrc`, such as `//registry.example/:_authToken`. */
  z.strictObject({ ...shared, kind: z.literal('npmrc'), path, key: z.string().min(1).max(400) }),
  /** A secret of GitHub Actions; `environment` is null for one of the whole repository. */
  z.strictObject({
    ...shared,
    kind: z.literal('github-secret'),
    accountId: ConnectionId,
    owner: z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/),
    repository: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/),
    environment: word.nullable(),
    name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,119}$/),
    part: KeyPart,
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('gitlab-variable'),
    accountId: ConnectionId,
    /** Its number, or its path such as `northwind/checkout`. */
    project: z.string().min(1).max(300),
    key: z.string().regex(/^[A-Za-z0-9_]{1,255}$/),
    /** The environments that it is for, `*` for all. */
    scope: word,
    part: KeyPart,
  }),
  /** An environment variable of Vercel, which counts from the next deployment on. */
  z.strictObject({
    ...shared,
    kind: z.literal('vercel-variable'),
    accountId: ConnectionId,
    project: word,
    team: word.nullable(),
    key: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,255}$/),
    target: z.enum(['production', 'preview', 'development']),
    part: KeyPart,
  }),
  /** A program that reads the secret from standard input; it never stands in `argv`. */
  z.strictObject({
    ...shared,
    kind: z.literal('command'),
    preset: CommandPreset,
    argv: z.array(z.string().min(1).max(1_000)).min(1).max(50),
    folder: path.nullable(),
    /** What is written to it: the bare value, or a line `NAME=value`. */
    sends: z.enum(['value', 'name-value']),
    /** The name, where it is sent. */
    name: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]{0,119}$/)
      .nullable(),
    seconds: z.int().min(1).max(600),
    part: KeyPart,
  }),
  /** A place that a person looks after. */
  z.strictObject({ ...shared, kind: z.literal('manual'), label: z.string().min(1).max(400) }),
])
export type Caller = z.infer<typeof Caller>

/** The kinds of places. */
export type CallerKind = Caller['kind']

/** A place as the vault keeps it; one of a later version is kept and not understood. */
export const StoredCaller = z.looseObject({ id: CallerId, kind: z.string().min(1).max(40) })
export type StoredCaller = z.infer<typeof StoredCaller>

/** What is worth knowing about a file before it is written. */
export const PlaceFact = z.enum([
  /** It is a symbolic link; the file that it leads to is written. */
  'symbolic-link',
  /** Nobody may write it, or not this user. */
  'read-only',
  /** It has several names; replacing it would part them. */
  'hard-linked',
  /** Others than its owner may read it. */
  'readable-by-others',
  /** It stands in a git work tree and is not ignored. */
  'in-git',
])
export type PlaceFact = z.infer<typeof PlaceFact>

/** What stands in a place, compared with what this vault holds. */
export const PlaceHolds = z.enum([
  /** The key that is in use. */
  'current',
  /** Another version of the same item. */
  'other-version',
  /** Something that this item never held. */
  'other-value',
  'empty',
  /** A place that does not give back what was put there, such as a CI secret. */
  'unreadable',
])
export type PlaceHolds = z.infer<typeof PlaceHolds>

/** A place of an item, as the window shows it outside a replacement. */
export const CallerView = z.strictObject({
  id: CallerId,
  /** Null where a later version of the app wrote it. */
  caller: Caller.nullable(),
})
export type CallerView = z.infer<typeof CallerView>

/** The outcome of looking at a place. */
export const PlaceLook = z.strictObject({
  holds: PlaceHolds,
  /** Masked, or null where nothing can be read. */
  hint: z.string().max(64).nullable(),
  line: z.int().min(1).nullable(),
  facts: z.array(PlaceFact).max(10),
})
export type PlaceLook = z.infer<typeof PlaceLook>

/** One line of a masked difference; no value stands in it whole. */
export const DiffLine = z.strictObject({
  number: z.int().min(1).nullable(),
  sign: z.enum(['same', 'removed', 'added']),
  text: z.string().max(600),
})
export type DiffLine = z.infer<typeof DiffLine>

/** What a replacement changes, or changed, in one place. */
export const PlaceDiff = z.strictObject({
  lines: z.array(DiffLine).max(20),
  facts: z.array(PlaceFact).max(10),
})
export type PlaceDiff = z.infer<typeof PlaceDiff>

/** Kinds of accounts whose places Keyturn can write. */
export const AccountKind = z.enum(['github', 'gitlab', 'vercel'])
export type AccountKind = z.infer<typeof AccountKind>

/** An account at a service where keys are used; its token stays in the vault. */
export const AccountView = z.strictObject({
  id: ConnectionId,
  kind: AccountKind,
  name: z.string().max(limits.label),
  origin: z.string().max(400),
  practice: z.boolean(),
})
export type AccountView = z.infer<typeof AccountView>
