import { guides } from '../../../src-core/connectors/guides/guides.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { sampleDiagnosis } from './sample-diagnosis.ts'

/** What the fake answers here. */
export function diagnosisReplies() {
  return {
    'diagnosis.run': () => sampleDiagnosis(Date.now()),
    'guides.list': () => [...guides()],
  } satisfies Partial<FakeBodies>
}
