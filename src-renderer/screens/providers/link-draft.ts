import type { ProviderView } from '../../../src-shared/connections-contract.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'

/** What the form of an account holds. */
export type LinkDraft = {
  readonly name: string
  readonly origin: string
  readonly parameters: Readonly<Record<string, string>>
  readonly admin: string
}

/** A draft before anything was typed. */
export const noDraft: LinkDraft = { name: '', origin: '', parameters: {}, admin: '' }

/** What is wrong with a draft; `admin` names the sentence, `parameters` the ids. */
export type WrongLink = {
  readonly name: boolean
  readonly origin: boolean
  readonly parameters: readonly string[]
  readonly admin: 'adminEmpty' | 'adminSpace' | null
}

/** A draft in which nothing was looked at. */
export const nothingWrong: WrongLink = { name: false, origin: false, parameters: [], admin: null }

/** What a sign-in must be allowed to do, and nothing more. */
export const managed = [
  'list',
  'generate',
  'rotateInPlace',
  'readAgain',
  'revoke',
  'setSigner',
] as const

/** An account as the bridge wants it, or null with what is wrong. */
export function readLink(
  provider: ProviderView,
  draft: LinkDraft,
): { readonly input: Input<'connections.add'> | null; readonly wrong: WrongLink } {
  const [name, admin] = [draft.name.trim(), draft.admin.trim()]
  const origin = originFor(provider, draft.origin.trim())
  const parameters: Record<string, string> = {}
  for (const { id } of provider.parameters) parameters[id] = draft.parameters[id]?.trim() ?? ''
  const wrong: WrongLink = {
    name: name === '',
    origin: origin === undefined,
    parameters: provider.parameters.flatMap(({ id }) => (parameters[id] === '' ? id : [])),
    admin: provider.needsAdmin ? adminFault(admin) : null,
  }
  const isGood = !wrong.name && wrong.parameters.length === 0 && wrong.admin === null
  const input =
    isGood && origin !== undefined
      ? {
          ...{ provider: provider.facts.id, name, origin, parameters },
          admin: provider.needsAdmin ? admin : null,
        }
      : null
  return { input, wrong }
}

function adminFault(admin: string): WrongLink['admin'] {
  if (admin === '') return 'adminEmpty'
  return /\s/.test(admin) ? 'adminSpace' : null
}

/** Null where the provider's own address is meant, undefined where the typed one is none. */
function originFor({ origins }: ProviderView, typed: string): string | null | undefined {
  if (origins !== null && origins.length <= 1) return null
  if (origins !== null) return origins.includes(typed) ? typed : undefined
  const url = URL.parse(typed)
  if (url === null) return undefined
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
  const isGuarded = url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
  return isBare && isGuarded ? url.origin : undefined
}
