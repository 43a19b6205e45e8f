import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { VaultError } from '../src-shared/errors.ts'
import type { PracticeProvider } from '../src-shared/ipc-contract.ts'
import type { WebhookFacts } from '../src-shared/webhook.ts'
import type { OpenVault } from './open-vault.ts'
import { addSamplePlace, sampleItem, sampleSecret } from './practice-places.ts'
import type { HostWorld } from './world.ts'

/** One sample key by which a receiver on this machine checks deliveries. */
type Inbox = {
  readonly service: string
  /** The endpoint's name at the receiver. */
  readonly endpoint: string
  readonly variable: string
  readonly scheme: WebhookFacts['scheme']
  readonly header: string | null
  readonly area: string
  /** The provider that is told where to deliver, and how; null where the account says it. */
  readonly destination: { readonly provider: string; readonly target: string } | null
}

const consumer = 'Inbox service'

const inboxes: readonly Inbox[] = [
  {
    ...{ service: 'lead_forms', endpoint: 'forms', variable: 'FORM_WEBHOOK_KEY' },
    ...{ scheme: 'plain-header', header: 'X-Webhook-Key', area: 'form' },
    destination: { provider: 'practice-atomicat', target: '/sim/v1/webhooks/form/destination' },
  },
  {
    ...{ service: 'lead_quizzes', endpoint: 'quizzes', variable: 'QUIZ_WEBHOOK_KEY' },
    ...{ scheme: 'plain-header', header: 'X-Webhook-Key', area: 'quiz' },
    destination: { provider: 'practice-atomicat', target: '/sim/v1/webhooks/quiz/destination' },
  },
  {
    ...{ service: 'followup_events', endpoint: 'dailybot', variable: 'DAILYBOT_WEBHOOK_SECRET' },
    ...{ scheme: 'plain-header', header: 'X-BEARER', area: '', destination: null },
  },
  {
    ...{ service: 'docs_editor', endpoint: 'documents', variable: 'PORTAL_API_SECRET' },
    ...{ scheme: 'ckeditor', header: null, area: '', destination: null },
  },
]

/** Where a sample delivery of Dailybot goes; null where no receiver runs. */
export function dailybotInbox(providers: readonly PracticeProvider[]): string | null {
  const receiver = receiverAmong(providers)
  return receiver && `${receiver.origin}/hooks/dailybot`
}

/** Gives sample webhook keys a receiver that checks real deliveries by what stands in its file. */
export async function furnishWebhooks(
  world: HostWorld,
  open: OpenVault,
  start: { readonly providers: readonly PracticeProvider[]; readonly folder: string },
): Promise<void> {
  const receiver = receiverAmong(start.providers)
  const here = inboxes.filter(({ service }) => sampleItem(open, service) !== null)
  if (receiver === null || here.length === 0) return
  const path = join(start.folder, 'inbox', '.env')
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lines = here.map(({ service, variable }) => `${variable}=${sampleSecret(open, service)}`)
  const text = ['# Inbox service: what deliveries are checked by', ...lines, ''].join('\n')
  writeFileSync(path, text, { mode: 0o600 })
  for (const inbox of here) {
    const url = `${receiver.origin}/hooks/${inbox.endpoint}`
    await openEndpoint(world, receiver, { inbox, path })
    await pointAt(world, start.providers, { inbox, url })
    noteFacts(world, open, { inbox, url, path })
  }
}

function noteFacts(
  world: HostWorld,
  open: OpenVault,
  { inbox, url, path }: { readonly inbox: Inbox; readonly url: string; readonly path: string },
): void {
  const itemId = sampleItem(open, inbox.service)
  if (itemId === null) return
  const { scheme, header, area, endpoint, variable } = inbox
  const facts: WebhookFacts = { scheme, header, area, endpoint, consumer, receiver: url }
  const kept = open.session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  open.session.transact((tx) => {
    tx.putOverview(itemId, { ...kept.body, webhook: { facts, replays: [] } }, kept.stamp)
  })
  const place = { kind: 'env-file', variable, part: 'secret', path }
  addSamplePlace(world, open, { itemId, place })
}

function openEndpoint(
  world: HostWorld,
  receiver: PracticeProvider,
  { inbox, path }: { readonly inbox: Inbox; readonly path: string },
): Promise<void> {
  const { scheme, header, variable, endpoint } = inbox
  const body = { scheme, ...(header === null ? {} : { header }), envFile: path }
  const target = `/sim/v1/endpoints/${endpoint}`
  return put(world, receiver, { target, body: { ...body, variables: [variable] } })
}

async function pointAt(
  world: HostWorld,
  providers: readonly PracticeProvider[],
  { inbox, url }: { readonly inbox: Inbox; readonly url: string },
): Promise<void> {
  const { destination, header } = inbox
  const provider = destination && providers.find(({ id }) => id === destination.provider)
  if (!provider) return
  await put(world, provider, { target: destination.target, body: { url, header } })
}

async function put(
  { transport }: HostWorld,
  provider: PracticeProvider,
  { target, body }: { readonly target: string; readonly body: object },
): Promise<void> {
  const headers = [
    ['authorization', `Bearer ${provider.managementToken}`],
    ['content-type', 'application/json'],
  ] as const
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const request = { method: 'PUT' as const, origin: provider.origin, target, headers, body: bytes }
  const { status } = await transport(request, new AbortController().signal)
  if (status !== 200 && status !== 201) throw new VaultError('provider-failed')
}

function receiverAmong(providers: readonly PracticeProvider[]): PracticeProvider | null {
  return providers.find(({ id }) => id === 'practice-receiver') ?? null
}
