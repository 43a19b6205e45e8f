// What speaks for and against each of the six causes.
// Promises signs that are facts: a judgement about them is made in judge.ts.
import type { Cause } from '../../../src-shared/diagnosis.ts'
import { isElsewhere, type Evidence } from './evidence.ts'
import { meaningOf, type Sign } from './reply-words.ts'

/** The signs of one cause, in the order in which they are told. */
export function signsOf(cause: Cause, evidence: Evidence): readonly Sign[] {
  const meaning = meaningOf(evidence.vendor, evidence.witnessed?.word ?? null)
  const told = meaning?.cause === cause && meaning.sign !== null ? [meaning.sign] : []
  return [...new Set([...told, ...ownSigns(cause, evidence)])]
}

/** When a key ended here, and how; null for one that is in use. */
export function endOf({ version, at }: Evidence): { sign: Sign; at: number | null } | null {
  const { stage, revokedAt, expiresAt, replacedAt } = version
  if (stage === 'revoked') return { sign: 'turned-off-here', at: revokedAt }
  if (expiresAt !== null && expiresAt <= at) return { sign: 'expired', at: expiresAt }
  if (stage === 'previous') return { sign: 'replaced-here', at: replacedAt }
  return null
}

/** Whether the header went out as the vendor's pages say. */
export function isHeaderAsExpected({ header, witnessed }: Evidence): boolean {
  if (header === null || witnessed === null || witnessed.sent.length === 0) return false
  const expected = header.toLowerCase()
  return witnessed.sent.every((line) => {
    const [name = '', value = ''] = line.toLowerCase().split(': ')
    return expected.includes(value.endsWith('…') ? name : `${name}: ${value}`)
  })
}

function ownSigns(cause: Cause, evidence: Evidence): readonly Sign[] {
  switch (cause) {
    case 'copied-wrong':
      return evidence.faults === null ? ['not-tried'] : copySigns(evidence.faults)
    case 'wrong-business-or-environment':
      return placeSigns(evidence)
    case 'wrong-header':
      return isHeaderAsExpected(evidence) ? ['header-as-expected'] : notTried(evidence)
    case 'no-permission':
      return statusSigns(evidence, [401, 403])
    case 'replaced-or-turned-off':
      return [endOf(evidence)?.sign ?? 'in-use-here']
    case 'address-changed':
      return statusSigns(evidence, [404, 405, 410])
  }
}

function copySigns(faults: readonly Sign[]): readonly Sign[] {
  return faults.length > 0 ? faults : ['looks-whole']
}

function placeSigns({ recorded, told }: Evidence): readonly Sign[] {
  const environment = isElsewhere(recorded.environment, told.environment)
  const business = isElsewhere(recorded.business, told.business)
  return [
    environment === null
      ? 'environment-unknown'
      : environment
        ? 'other-environment'
        : 'same-environment',
    ...(business === true ? (['other-business'] as const) : []),
  ]
}

const bySign: ReadonlyMap<number, Sign> = new Map([
  [401, 'status-401'],
  [403, 'status-403'],
  [404, 'status-404'],
  [405, 'status-405'],
  [410, 'status-410'],
])

function statusSigns(evidence: Evidence, telling: readonly number[]): readonly Sign[] {
  const status = evidence.witnessed?.status ?? null
  if (status === null) return notTried(evidence)
  if (status >= 200 && status < 300) return ['status-2xx']
  const sign = telling.includes(status) ? bySign.get(status) : undefined
  return sign === undefined ? [] : [sign]
}

function notTried({ witnessed }: Evidence): readonly Sign[] {
  return witnessed === null ? ['not-tried'] : []
}
