/**
 * Finds out why a key does not work, by what is known of it and one request that reads.
 *
 * It promises: the key is looked at before it is sent, and a key that is surely miscopied is sent
 * to nobody; at most one GET; nothing made, charged or cancelled; the try in the audit log.
 */
import { copyFaultsOf } from '../../src-shared/copy-faults.ts'
import type { Diagnosis } from '../../src-shared/diagnosis.ts'
import { errorCodeOf, VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import type { Guide } from '../../src-shared/guide.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import {
  verdictOf,
  type Evidence,
  type Said,
  type Verdict,
} from '../connectors/diagnosis/evidence.ts'
import { judge } from '../connectors/diagnosis/judge.ts'
import { witness, type Witness, type Witnessed } from '../connectors/diagnosis/witness.ts'
import type { KeyCheckRecipe } from '../connectors/key-checks/recipe.ts'
import { runKeyCheck } from '../connectors/key-checks/run-key-check.ts'
import type { Transport } from '../net/http.ts'
import type { AuditEvent } from '../vault/audit-event.ts'
import { withReach, type RotationContext } from './context.ts'
import { versionById, withVersionChanged } from './versions.ts'

/** A key, and what is known of where it belongs. */
export type LooseKey = Pick<Overview, 'kind' | 'providerName'> &
  Pick<SecretVersion, 'credentialId'> & { readonly secret: Uint8Array }

/** How a key is asked about that no linked account can try. */
export type LooseCheck = {
  /** The question for this key, or null where none is known. */
  readonly questionFor: (key: LooseKey) => KeyCheckRecipe | null
  readonly transport: Transport
  readonly signal: AbortSignal
  /** Instead of the provider's own; for a server on this machine. */
  readonly origin?: string
}

/** What a diagnosis is asked for, and what is published of the key's vendor. */
export type DiagnosisOrder = Input<'diagnosis.run'> & {
  readonly guide: Guide | null
  readonly check: LooseCheck
}

type Subject = {
  readonly overview: Overview
  readonly version: SecretVersion
  /** Wiped when the diagnosis ends; null where the vault does not hold it. */
  readonly secret: Uint8Array | null
}

/** Tries a key and judges it, one without a value by its history alone; throws 'not-found'. */
export async function diagnose(
  context: RotationContext,
  order: DiagnosisOrder,
): Promise<Diagnosis> {
  const subject = openSubject(context, order)
  try {
    const faults = faultsOf(subject, order.guide)
    const isSent = faults?.length === 0
    const tried = isSent ? await tryIt(context, order, subject) : nothingTried
    const evidence = evidenceOf(context, order, { ...subject, ...tried, faults })
    if (tried.witnessed !== null) noteTry(context, order, verdictOf(evidence))
    return report(evidence)
  } finally {
    subject.secret?.fill(0)
  }
}

function openSubject({ session }: RotationContext, order: DiagnosisOrder): Subject {
  const { itemId, versionId } = order
  const overview = session.overview(itemId)?.body ?? null
  const version = versionById(overview, versionId)
  if (!overview || !version) throw new VaultError('not-found')
  if (!session.hasSecret(itemId, versionId)) return { overview, version, secret: null }
  session.transact((tx) => tx.audit({ event: 'used', itemId, versionId }))
  return { overview, version, secret: session.secret(itemId, versionId) }
}

function faultsOf({ overview, secret }: Subject, guide: Guide | null): Evidence['faults'] {
  if (secret === null) return null
  return copyFaultsOf(new TextDecoder().decode(secret), prefixFor(overview, guide))
}

/** What signs deliveries may be of any form: only keys that open something begin as published. */
function prefixFor({ kind }: Overview, guide: Guide | null): string | null {
  return kind === 'api-key' || kind === 'token' ? (guide?.prefix ?? null) : null
}

type Tried = {
  readonly witnessed: Witnessed | null
  readonly said: Said
  readonly code: ErrorCode | null
}

const nothingTried: Tried = { witnessed: null, said: null, code: null }

async function tryIt(
  context: RotationContext,
  { check }: DiagnosisOrder,
  subject: Subject,
): Promise<Tried> {
  const { overview, version, secret } = subject
  if (secret === null) return nothingTried
  const hidden = {
    secret: new TextDecoder().decode(secret),
    credentialId: version.credentialId,
  }
  const { connectionId } = overview
  const watch = (transport: Transport): Witness => witness(transport, hidden)
  if (connectionId !== null && canVerify(context, connectionId)) {
    return tryThroughAccount(context, { ...subject, secret }, watch)
  }
  const { credentialId } = version
  const { kind, providerName } = overview
  const question = check.questionFor({ secret, credentialId, kind, providerName })
  if (question?.method !== 'GET') return { ...nothingTried, code: 'key-not-tryable' }
  const { transport, seen } = watch(check.transport)
  const link = { ...check, transport, clock: context.clock }
  const said = await runKeyCheck(question, { secret, credentialId }, link)
  return { witnessed: seen(), said: saidOf(said), code: null }
}

function saidOf(check: Awaited<ReturnType<typeof runKeyCheck>>): Said {
  if (check === 'refused') return 'refused'
  return check === 'works' || check === 'narrow' ? 'accepted' : null
}

function canVerify({ session, facts }: RotationContext, connectionId: string): boolean {
  const connection = session.connections().find(({ id }) => id === connectionId)
  return connection !== undefined && facts(connection.body)?.capabilities.verify === 'api'
}

async function tryThroughAccount(
  context: RotationContext,
  { overview, version, secret }: Subject & { readonly secret: Uint8Array },
  watch: (transport: Transport) => Witness,
): Promise<Tried> {
  const { remoteId, credentialId } = version
  const key = { remoteId: remoteId ?? credentialId ?? '', credentialId, secret }
  let seen: Witness['seen'] = () => null
  try {
    const said = await withReach(context, overview.connectionId, ({ connector, link }) => {
      const watching = watch(link.transport)
      seen = watching.seen
      return connector.verify({ ...link, transport: watching.transport }, key)
    })
    return { witnessed: seen(), said, code: null }
  } catch (thrown) {
    return { witnessed: seen(), said: null, code: errorCodeOf(thrown) }
  }
}

/** The try stands in the audit log as it ended; that the key worked stands on it as its last use. */
function noteTry(
  { session, clock }: RotationContext,
  { itemId, versionId }: DiagnosisOrder,
  verdict: Verdict,
): void {
  session.transact((tx) => {
    tx.audit({ event: eventOf(verdict), itemId, versionId })
    const kept = session.overview(itemId)
    if (verdict !== 'works' || !kept) return
    const used = { lastUsedAt: clock.now(), lastUsedSource: 'keyturn' as const }
    tx.putOverview(itemId, withVersionChanged(kept.body, versionId, used), kept.stamp)
  })
}

function eventOf(verdict: Verdict): AuditEvent {
  if (verdict === 'works') return 'diagnosed'
  const isRefused = verdict === 'refused' || verdict === 'not-allowed'
  return isRefused ? 'diagnosed-refused' : 'diagnosed-failed'
}

function evidenceOf(
  { clock }: RotationContext,
  { environment, business, guide }: DiagnosisOrder,
  found: Pick<Subject, 'overview' | 'version'> & Tried & Pick<Evidence, 'faults'>,
): Evidence {
  const { overview, version, faults, witnessed, said, code } = found
  return {
    at: clock.now(),
    version,
    faults,
    recorded: { environment: overview.environment, business: overview.business },
    told: { environment, business },
    vendor: guide?.vendor ?? null,
    // What a vendor publishes is how it takes its API keys; a webhook secret goes another way.
    header: overview.kind === 'webhook-secret' ? null : (guide?.header ?? null),
    witnessed,
    said,
    code,
  }
}

function report(evidence: Evidence): Diagnosis {
  const { at, witnessed, code, header } = evidence
  const sent = (witnessed?.sent ?? []).join(', ').slice(0, 200)
  const expected = header ?? sent
  return {
    at,
    verdict: verdictOf(evidence),
    status: witnessed?.status ?? null,
    code,
    asked:
      witnessed === null
        ? null
        : { method: witnessed.method, host: witnessed.host, path: witnessed.path },
    header: expected === '' ? null : { expected, sent },
    causes: judge(evidence),
  }
}
