import { causes, type Diagnosis } from '../../../src-shared/diagnosis.ts'

const dayMs = 86_400_000

/** A key that was replaced, and is still sent by the program that fails. */
export function sampleDiagnosis(now: number): Diagnosis {
  return {
    at: now,
    verdict: 'refused',
    status: 401,
    code: null,
    asked: { method: 'GET', host: 'api.atomicpay.com.br', path: '/v1/products?limit=1' },
    header: {
      expected: 'Authorization: Bearer <key>, or X-API-Key: <key>',
      sent: 'Authorization: Bearer <key>',
    },
    causes: causes.map((cause) => ({ cause, ...standingOf(cause, now) })),
  }
}

function standingOf(
  cause: Diagnosis['causes'][number]['cause'],
  now: number,
): Omit<Diagnosis['causes'][number], 'cause'> {
  switch (cause) {
    case 'copied-wrong':
      return { standing: 'possible', signs: ['looks-whole'], at: null }
    case 'wrong-business-or-environment':
      return { standing: 'unlikely', signs: ['same-environment'], at: null }
    case 'wrong-header':
      return { standing: 'unlikely', signs: ['header-as-expected'], at: null }
    case 'no-permission':
      return { standing: 'unlikely', signs: ['status-401'], at: null }
    case 'replaced-or-turned-off':
      return { standing: 'likely', signs: ['replaced-here'], at: now - 2 * dayMs }
    case 'address-changed':
      return { standing: 'unlikely', signs: [], at: null }
  }
}
