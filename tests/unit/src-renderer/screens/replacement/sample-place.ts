import type { PlaceView } from '../../../../../src-shared/rotation.ts'
import { now } from './sample-view.ts'

/** A place that Keyturn changes and has not touched yet, changed as a test needs it. */
export function samplePlace(change: Partial<PlaceView>): PlaceView {
  return {
    id: 'e'.repeat(32),
    kind: 'env-file',
    where: '/home/ann/checkout/.env',
    what: 'BILLING_KEY',
    state: 'todo',
    who: 'keyturn',
    at: now,
    code: null,
    checkedAt: null,
    checkCode: null,
    checks: false,
    shows: true,
    output: null,
    actions: [],
    ...change,
  }
}
