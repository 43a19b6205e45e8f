import {
  Caller,
  type CallerKind,
  type CommandPreset,
  type KeyPart,
} from '../../../src-shared/caller.ts'
import { presetOffer } from '../../../src-shared/command-presets.ts'
import type { CallerId } from '../../../src-shared/ids.ts'
import { argvOf, lineOf } from './command-line.ts'

/** What the form of a place holds, as it was typed; a field that its kind has not is kept. */
export type PlaceDraft = {
  readonly kind: CallerKind
  readonly part: KeyPart
  readonly check: string
  readonly path: string
  /** A variable of a file, the name of a secret, or the name that a program reads. */
  readonly variable: string
  readonly pointer: string
  readonly profile: string
  readonly npmrcKey: string
  readonly accountId: string
  readonly repository: string
  readonly environment: string
  readonly project: string
  readonly team: string
  readonly scope: string
  readonly target: 'production' | 'preview' | 'development'
  readonly preset: CommandPreset
  readonly line: string
  readonly folder: string
  readonly sends: 'value' | 'name-value'
  readonly seconds: string
  readonly label: string
}

/** The fields of a draft that cannot stay as they are; `other` is none that the form shows. */
export type WrongField = keyof PlaceDraft | 'other'

/** The place that a draft describes, or what is wrong with it. */
export type ReadDraft =
  | { readonly caller: Caller; readonly wrong: ReadonlySet<WrongField> }
  | { readonly caller: null; readonly wrong: ReadonlySet<WrongField> }

/** An empty draft, with the name of the variable that the item is known by. */
export function emptyDraft(variable: string): PlaceDraft {
  return {
    kind: 'env-file',
    part: 'secret',
    check: '',
    path: '',
    variable,
    pointer: '',
    profile: 'default',
    npmrcKey: '',
    accountId: '',
    repository: '',
    environment: '',
    project: '',
    team: '',
    scope: '*',
    target: 'production',
    preset: 'wrangler',
    line: presetLine('wrangler', variable),
    folder: '',
    sends: 'value',
    seconds: String(presetOffer('wrangler', variable).seconds),
    label: '',
  }
}

/** The draft that describes a place as it stands. */
export function draftOf(caller: Caller): PlaceDraft {
  const draft = { ...emptyDraft(''), kind: caller.kind, check: caller.check?.url ?? '' }
  switch (caller.kind) {
    case 'env-file':
      return { ...draft, path: caller.path, variable: caller.variable, part: caller.part }
    case 'json-file':
    case 'yaml-file':
      return { ...draft, path: caller.path, pointer: caller.pointer, part: caller.part }
    case 'aws-credentials':
      return { ...draft, path: caller.path, profile: caller.profile }
    case 'npmrc':
      return { ...draft, path: caller.path, npmrcKey: caller.key }
    case 'github-secret':
      return {
        ...withAccount(draft, caller),
        repository: `${caller.owner}/${caller.repository}`,
        environment: caller.environment ?? '',
        variable: caller.name,
      }
    case 'gitlab-variable':
      return {
        ...withAccount(draft, caller),
        project: caller.project,
        variable: caller.key,
        scope: caller.scope,
      }
    case 'vercel-variable':
      return {
        ...withAccount(draft, caller),
        project: caller.project,
        team: caller.team ?? '',
        variable: caller.key,
        target: caller.target,
      }
    case 'command':
      return commandDraft(draft, caller)
    case 'manual':
      return { ...draft, label: caller.label }
  }
}

/** Reads a draft as the bridge wants it. */
export function readDraft(draft: PlaceDraft, id: CallerId): ReadDraft {
  const wrong = new Set<WrongField>()
  if (draft.check.trim() !== '' && draft.kind !== 'manual' && !isCheckAddress(draft.check.trim()))
    wrong.add('check')
  const read = Caller.safeParse({ id, kind: draft.kind, ...bodyOf(draft) })
  if (!read.success) for (const issue of read.error.issues) wrong.add(fieldOf(draft.kind, issue))
  return read.success && wrong.size === 0 ? { caller: read.data, wrong } : { caller: null, wrong }
}

/** The command that a preset proposes for a name; empty for one of the person's own. */
export function presetLine(preset: CommandPreset, name: string): string {
  return lineOf(presetOffer(preset, name || 'NAME').argv)
}

/** A changed draft; what a preset proposed follows the name until the person writes their own. */
export function changedDraft(draft: PlaceDraft, change: Partial<PlaceDraft>): PlaceDraft {
  const next = { ...draft, ...change }
  const name = next.variable.trim()
  if (next.preset !== draft.preset) {
    const { sends, seconds } = presetOffer(next.preset, name)
    return { ...next, line: presetLine(next.preset, name), sends, seconds: String(seconds) }
  }
  const wasProposed = draft.line === presetLine(draft.preset, draft.variable.trim())
  const isOwn = change.line !== undefined || !wasProposed
  return isOwn ? next : { ...next, line: presetLine(next.preset, name) }
}

/** Whether an address may be asked: over TLS, or on this computer. */
export function isCheckAddress(text: string): boolean {
  const url = URL.parse(text)
  if (url?.protocol === 'https:') return true
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url?.hostname ?? '')
  return url?.protocol === 'http:' && isHere
}

type Body = Readonly<Record<string, unknown>>

function bodyOf(draft: PlaceDraft): Body {
  const check = draft.check.trim() === '' ? null : { url: draft.check.trim() }
  const { kind, part } = draft
  const path = draft.path.trim()
  switch (kind) {
    case 'env-file':
      return { check, path, part, variable: draft.variable.trim() }
    case 'json-file':
    case 'yaml-file':
      return { check, path, part, pointer: pointerOf(draft.pointer.trim()) }
    case 'aws-credentials':
      return { check, path, profile: draft.profile.trim() }
    case 'npmrc':
      return { check, path, key: draft.npmrcKey.trim() }
    case 'github-secret':
    case 'gitlab-variable':
    case 'vercel-variable':
      return { check, part, accountId: draft.accountId, ...serviceBody(draft) }
    case 'command':
      return { check, part, ...commandBody(draft) }
    case 'manual':
      return { check: null, label: draft.label.trim() }
  }
}

function serviceBody(draft: PlaceDraft): Body {
  const name = draft.variable.trim()
  const project = draft.project.trim()
  if (draft.kind === 'gitlab-variable') return { project, key: name, scope: draft.scope.trim() }
  if (draft.kind === 'vercel-variable')
    return { project, key: name, team: orNull(draft.team), target: draft.target }
  const [owner = '', repository = '', ...more] = draft.repository.trim().split('/')
  // More than two parts are no repository; an empty one is refused by the schema.
  const isPair = more.length === 0
  return {
    owner,
    repository: isPair ? repository : '',
    environment: orNull(draft.environment),
    name,
  }
}

function commandBody(draft: PlaceDraft): Body {
  const { preset, sends } = draft
  return {
    preset,
    argv: argvOf(draft.line) ?? [],
    folder: orNull(draft.folder),
    sends,
    name: sends === 'name-value' ? draft.variable.trim() : null,
    seconds: /^\d{1,3}$/.test(draft.seconds.trim()) ? Number(draft.seconds) : 0,
  }
}

function commandDraft(
  draft: PlaceDraft,
  caller: Extract<Caller, { readonly kind: 'command' }>,
): PlaceDraft {
  return {
    ...draft,
    preset: caller.preset,
    line: lineOf(caller.argv),
    folder: caller.folder ?? '',
    sends: caller.sends,
    variable: caller.name ?? '',
    seconds: String(caller.seconds),
    part: caller.part,
  }
}

function withAccount(
  draft: PlaceDraft,
  caller: Extract<Caller, { readonly accountId: unknown }>,
): PlaceDraft {
  return { ...draft, accountId: caller.accountId, part: caller.part }
}

/** Names without the leading slash mean the same; an empty pointer would be the whole file. */
function pointerOf(text: string): string | null {
  if (text === '' || text === '/') return null
  return text.startsWith('/') ? text : `/${text}`
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

const fields: Readonly<Record<string, WrongField>> = {
  name: 'variable',
  variable: 'variable',
  key: 'variable',
  owner: 'repository',
  repository: 'repository',
  argv: 'line',
  path: 'path',
  pointer: 'pointer',
  profile: 'profile',
  accountId: 'accountId',
  environment: 'environment',
  project: 'project',
  team: 'team',
  scope: 'scope',
  folder: 'folder',
  seconds: 'seconds',
  label: 'label',
  check: 'check',
}

function fieldOf(kind: CallerKind, issue: { readonly path: readonly PropertyKey[] }): WrongField {
  const [name] = issue.path
  if (kind === 'npmrc' && name === 'key') return 'npmrcKey'
  return (typeof name === 'string' ? fields[name] : undefined) ?? 'other'
}
