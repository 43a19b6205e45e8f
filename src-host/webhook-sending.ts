import {
  redactedStart,
  ruleOf,
  signDelivery,
  type Delivery,
  type DeliveryRule,
  type Header,
  type HttpReply,
} from '../src-core/index.ts'
import { VaultError, type ErrorCode } from '../src-shared/errors.ts'
import type { ItemId, VersionId } from '../src-shared/ids.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import { maskedHint } from '../src-shared/masking.ts'
import type { SentSample, SignWith } from '../src-shared/webhook.ts'
import { newAndOld } from '../src-shared/webhook-next.ts'
import type { VaultHost } from './host.ts'
import { webhookKeyOf } from './webhook-items.ts'
import { receiverAt, type Receiver } from './webhook-receiver.ts'
import { newId } from './world.ts'

/** What of an answer is shown. */
const shown = { headers: 30, headerName: 200, header: 2_000, body: 16_384 } as const

/** What samples of an item are signed by. */
export type Signing = {
  readonly itemId: ItemId
  readonly name: string
  readonly rule: DeliveryRule
  readonly newId: VersionId | null
  readonly oldId: VersionId | null
}

/** Sends one event, signed as asked, and tells what came of it. */
export async function sendSample(
  host: VaultHost,
  { itemId, with: chosen, to, body }: Input<'webhooks.send'>,
): Promise<SentSample> {
  const receiver = receiverAt(to)
  const signing = signingOf(host, itemId)
  const versionIds = chosenOf(signing, chosen)
  await allowReceiver(host, signing, receiver)
  return deliver(host, { signing, versionIds, receiver, body })
}

/** How an item's deliveries are signed, and with what; throws 'not-found', 'webhook-unset'. */
export function signingOf({ open }: VaultHost, itemId: ItemId): Signing {
  const kept = open.session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  const { name, facts, versions } = webhookKeyOf(kept)
  if (!facts) throw new VaultError('webhook-unset')
  const rule = ruleOf(facts)
  // Which header the receiver looks into is asked before anybody is asked about the receiver.
  if (rule.scheme === 'plain-header' && rule.header === null) throw new VaultError('webhook-unset')
  const { new: fresh, old } = newAndOld(versions)
  const ids = { newId: fresh?.versionId ?? null, oldId: old?.versionId ?? null }
  return { itemId, name, rule, ...ids }
}

function chosenOf({ newId: fresh, oldId }: Signing, chosen: SignWith): readonly VersionId[] {
  const ids = { new: [fresh], old: [oldId], both: [fresh, oldId] }[chosen]
  const kept = ids.filter((id) => id !== null)
  if (kept.length < ids.length) throw new VaultError('no-secret')
  return kept
}

/**
 * Has the person allow a receiver; throws 'not-confirmed'.
 *
 * Also one on this machine: what listens here trusts whoever reaches it, and the page may not have
 * this program post to it unseen (D8). Unasked go sample keys to the receivers of the practice.
 */
export async function allowReceiver(
  { grants, open, practiceProviders }: Pick<VaultHost, 'grants' | 'open' | 'practiceProviders'>,
  { itemId, name, rule }: Signing,
  { origin }: Receiver,
): Promise<void> {
  const isPractice = practiceProviders.some((provider) => provider.origin === origin)
  if (open.place === 'practice' && isPractice) return
  const sends = rule.scheme === 'plain-header' ? 'key' : 'signature'
  await grants.requireReceiver({ itemId, item: name, origin, sends })
}

/** One event on its way. */
export type Sending = {
  readonly signing: Signing
  readonly versionIds: readonly VersionId[]
  readonly receiver: Receiver
  readonly body: string
}

/** Signs and sends; a receiver that gives no answer is an answer too. Never follows a redirect. */
export async function deliver(
  host: VaultHost,
  { signing, versionIds, receiver, body }: Sending,
): Promise<SentSample> {
  const { world, open } = host
  const taken: Uint8Array[] = []
  try {
    for (const id of versionIds) taken.push(open.book.takeSecret(signing.itemId, id, 'used'))
    const at = world.clock.now()
    const { target, origin } = receiver
    const event: Delivery = {
      ...{ method: 'POST', target, id: `msg_${newId(world)}`, at },
      body: new TextEncoder().encode(body),
    }
    const signed = signDelivery(event, signing.rule, taken)
    const headers: readonly Header[] = [['content-type', contentType(body)], ...signed]
    const request = { method: event.method, origin, target, headers, body: event.body }
    const sent = headers.map((header) => sentHeader(header, signing.rule))
    const answer = await answerOf(() => world.transport(request, open.leaving))
    const ms = Math.max(0, world.clock.now() - at)
    return { sent, ms, ...shownAnswer(answer, taken) }
  } finally {
    for (const secret of taken) secret.fill(0)
  }
}

function contentType(body: string): string {
  try {
    JSON.parse(body)
    return 'application/json'
  } catch {
    return 'text/plain; charset=utf-8'
  }
}

/** A signature is no secret; a header that holds the key itself shows only how it is recognised. */
function sentHeader([name, value]: Header, rule: DeliveryRule): SentSample['sent'][number] {
  const isKey = rule.scheme === 'plain-header' && name === rule.header
  return { name, value: isKey ? maskedHint(value) : value }
}

async function answerOf(send: () => Promise<HttpReply>): Promise<HttpReply | ErrorCode> {
  try {
    return await send()
  } catch (thrown) {
    if (thrown instanceof VaultError) return thrown.code
    throw thrown
  }
}

type ShownAnswer = Pick<SentSample, 'status' | 'code' | 'replyHeaders' | 'replyBody'>

/** What a receiver says can hold the very secret that it was sent. */
function shownAnswer(answer: HttpReply | ErrorCode, secrets: readonly Uint8Array[]): ShownAnswer {
  if (typeof answer === 'string') {
    return { status: null, code: answer, replyHeaders: [], replyBody: '' }
  }
  const clean = (text: string, length: number) => redactedStart({ text, secrets, length })
  const headers = (answer.headers ?? []).slice(0, shown.headers)
  return {
    status: answer.status,
    code: null,
    replyHeaders: headers.map(([name, value]) => ({
      name: clean(name, shown.headerName),
      value: isPrivate(name) ? '•••••' : clean(value, shown.header),
    })),
    replyBody: clean(new TextDecoder().decode(answer.body), shown.body),
  }
}

/** Headers that are there to hold something secret. */
function isPrivate(name: string): boolean {
  return /^(?:set-cookie2?|cookie|authorization|proxy-.*|.*(?:token|secret|api-?key).*)$/i.test(
    name,
  )
}
