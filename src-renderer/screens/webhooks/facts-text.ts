import type { ProviderFacts } from '../../../src-shared/provider.ts'
import type { SchemeView, SignWith, WebhookFacts, WebhookKey } from '../../../src-shared/webhook.ts'
import { isGoodReplay, newAndOld } from '../../../src-shared/webhook-next.ts'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { secondsText } from '../../words/en-webhooks.ts'
import { webhookWords as words } from '../../words/en.ts'
import { newestFirst } from './replays.ts'
import { signerOf } from './sign-choices.ts'

type Areas = ProviderFacts['areas']

/** One line of what is known about a secret's deliveries. */
export type FactLine = {
  readonly label: string
  readonly text: string
  readonly isCode: boolean
}

/** What is known about a secret's deliveries; what nobody said takes no line. */
export function factLines(
  facts: WebhookFacts,
  around: {
    readonly schemes: readonly SchemeView[]
    readonly areas: Areas
    readonly envVar: string
  },
): readonly FactLine[] {
  const scheme = around.schemes.find(({ id }) => id === facts.scheme)
  const headers = facts.header === null ? (scheme?.headers ?? []) : [facts.header]
  const consumer =
    facts.consumer !== '' && around.envVar !== ''
      ? words.facts.asVariable(facts.consumer, around.envVar)
      : facts.consumer
  const lines: readonly FactLine[] = [
    { label: words.facts.scheme, text: scheme?.name ?? facts.scheme, isCode: false },
    { label: words.facts.header, text: headers.join(', '), isCode: true },
    { label: words.facts.area, text: areaName(facts.area, around.areas), isCode: false },
    { label: words.facts.endpoint, text: facts.endpoint, isCode: false },
    { label: words.facts.consumer, text: consumer, isCode: false },
    { label: words.facts.receiver, text: facts.receiver, isCode: true },
  ]
  return lines
    .filter(({ text }) => text !== '')
    .map((line) => ({ ...line, text: visibleText(line.text) }))
}

/** An area as its provider names it, or as it was written. */
export function areaName(area: string, areas: Areas): string {
  return areas?.find(({ id }) => id === area)?.name ?? area
}

/** The second line of a secret in the list: whose it is, and for which deliveries. */
export function keyLine({ providerName, facts }: WebhookKey, areas: Areas): string {
  const area = facts === null || facts.area === '' ? '' : areaName(facts.area, areas)
  const parts = [providerName, area, facts === null ? words.unset : facts.endpoint]
  return visibleText(parts.filter((part) => part !== '').join(' · '))
}

/** How the last replay test went, in two words. */
export function triedText({ replays, facts }: Pick<WebhookKey, 'replays' | 'facts'>): string {
  const [last] = newestFirst(replays)
  if (!last) return facts === null ? '' : words.neverTried
  if (!isGoodReplay(last)) return words.triedBad
  return last.oldRefused === null ? words.triedHalf : words.tried
}

/** Which secret the sender signs with now; `canTell` where its provider says who signs. */
export function signerText(key: WebhookKey, canTell: boolean): string {
  const signer = signerOf(key)
  if (!signer) return canTell ? words.facts.signerOther : words.facts.signerUnknown
  const hint = signer.hint === null ? splitName(key.name).head : visibleText(signer.hint)
  return `${hint}, ${words.stageHint[signer.stage]}`
}

/** Which of its secrets a sample is signed with, by their masked ends. */
export function signedWithText(key: WebhookKey, choice: SignWith): string {
  const pair = newAndOld(key.versions)
  const shown = (version: WebhookKey['versions'][number] | null) =>
    version === null ? null : visibleText(version.hint ?? '…')
  const hints = { new: [shown(pair.new)], old: [shown(pair.old)] }
  const chosen = choice === 'both' ? [...hints.new, ...hints.old] : hints[choice]
  const known = chosen.filter((hint) => hint !== null)
  return known.length === 0 ? '' : `${words.send.what(choice, known.join(' + '))}.`
}

/** Where the signature of a scheme stands, and how old a delivery may be. */
export function schemeHint({ id, headers, toleranceSeconds }: SchemeView): string {
  if (id === 'plain-header') return ''
  const where = words.editor.schemeHint(headers.join(', '))
  if (toleranceSeconds === null) return where
  return `${where} ${words.editor.tolerance(secondsText(toleranceSeconds))}`
}
