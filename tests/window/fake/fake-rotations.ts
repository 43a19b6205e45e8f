import type { Input } from '../../../src-shared/ipc-contract.ts'
import type { ReplacePlan, RotationAction, RotationView } from '../../../src-shared/rotation.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { startedRotation, story } from './sample-rotations.ts'
import { afterAction, sampleDiff, untouched } from './story-places.ts'

const phrase = 'copper lantern 47'

/** What the fake answers about replacing keys and turning them off. */
export function rotationReplies(vault: FakeVault) {
  return {
    'rotations.list': () => vault.rotations,
    'rotations.get': ({ rotationId }) => vault.rotation(rotationId),
    'rotations.plan': ({ itemId }) => planOf(vault, itemId),
    'rotations.start': (input) => started(vault, input),
    'rotations.act': ({ rotationId, action }) =>
      vault.put(acted(vault.rotation(rotationId), action)),
    'rotations.supply': ({ rotationId }) =>
      vault.put(acted(vault.rotation(rotationId), 'continue')),
    'rotations.place': ({ rotationId, placeId, action }) => {
      const view = vault.rotation(rotationId)
      const places = view.places.map((one) =>
        one.id === placeId ? afterAction(one, action, Date.now()) : one,
      )
      return vault.put({ ...view, places })
    },
    'rotations.placeDiff': ({ placeId }) => sampleDiff(placeId),
    'rotations.challenge': () => ({ phrase }),
  } satisfies Partial<FakeBodies>
}

const plans: Readonly<Record<string, Partial<ReplacePlan>>> = {
  stripe_live: { strategy: 'guided', proves: 'guided', retires: 'person' },
  chargeback: { strategy: 'in-place', breaks: true, graceHours: 0 },
  docs_signer: { slots: { live: 2, most: 2 }, retires: 'when-quiet' },
  docs_staging: { hindrance: 'capability-missing' },
}

function planOf(vault: FakeVault, itemId: Input<'rotations.plan'>['itemId']): ReplacePlan {
  const { overview } = vault.item(itemId)
  return {
    strategy: 'overlap',
    providerName: overview.providerName,
    graceHours: overview.policy?.graceHours ?? 24,
    breaks: false,
    proves: 'api',
    retires: 'when-asked',
    slots: null,
    places: untouched(Date.now()),
    hindrance: null,
    ...plans[overview.service],
  }
}

function started(vault: FakeVault, input: Input<'rotations.start'>): RotationView {
  const view = startedRotation(input.itemId, vault.next(), Date.now())
  if (input.kind === 'replace') return vault.put({ ...view, reason: input.reason })
  if (input.kind === 'emergency')
    return vault.put({ ...view, reason: input.reason, urgent: true, oldOffAt: Date.now() })
  if (input.kind === 'turn-off' && input.phrase !== null && input.phrase !== phrase)
    refuse('provider-wrong-phrase')
  const versions = vault.item(input.itemId).overview.versions.map((version) => {
    const isIt = version.id === input.versionId
    if (input.kind === 'set-signer') return { ...version, signer: isIt }
    return isIt ? { ...version, stage: 'revoked' as const, revokedAt: Date.now() } : version
  })
  vault.edit(input.itemId, { versions })
  return vault.put(finished({ ...view, kind: input.kind }, 'turned-off'))
}

function finished(view: RotationView, truth: RotationView['truth']): RotationView {
  const lines = story(4, 'done', Date.now())
  return { ...view, step: 'done', turn: 'nobody', truth, actions: [], lines, trouble: null }
}

function acted(view: RotationView, action: RotationAction): RotationView {
  switch (action) {
    case 'places-done':
      return {
        ...view,
        step: 'promoted',
        truth: 'both-work',
        placesDoneAt: Date.now(),
        actions: ['turn-off-old', 'finish-keeping-old'],
        lines: story(3, 'waiting', Date.now()),
      }
    case 'turn-off-old':
    case 'old-is-off':
      return finished(view, 'only-new-works')
    case 'finish-keeping-old':
      return finished(view, 'both-work')
    case 'abandon':
    case 'end-here':
      return { ...finished(view, 'old-works'), step: 'abandoned' }
    case 'take-back':
      return { ...finished(view, 'taken-back'), step: 'abandoned' }
    case 'check':
      return { ...view, step: 'orphaned', truth: 'orphan-exists', actions: ['turn-off-orphan'] }
    case 'continue':
    case 'start-again':
    case 'turn-off-orphan':
    case 'none-is-ours':
    case 'accept-break':
    case 'recover':
    case 'give-up-slot':
    case 'works-by-hand':
    case 'start-now':
    case 'callers-told':
      return {
        ...view,
        step: 'proved',
        turn: 'person',
        truth: 'both-work',
        trouble: null,
        actions: ['places-done', 'finish-keeping-old'],
        lines: story(2, 'waiting', Date.now()),
      }
  }
}
