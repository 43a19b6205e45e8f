import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { Truth } from '../../components/truth.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { go, useApp } from '../../stores/app.ts'
import { theProvider } from '../../words/en-story.ts'
import { stepWords } from '../../words/en.ts'
import { leavesOurs, offeredActions, type OfferedAction } from './actions.ts'
import { isNewToTurnOff, truthText } from './by-hand.ts'
import type { Acting } from './use-acting.ts'

const words = stepWords.replacement

/** The sentence that is true now, and beside it what may be done next. */
export function ActionFooter({
  view,
  acting,
}: {
  readonly view: RotationView
  readonly acting: Acting
}) {
  // What is being weighed has its own buttons, beside its weight. Nothing else stands here then: the
  // second half of a double click would meet whatever slid under the pointer.
  const actions = acting.weighing === null ? offeredActions(view) : []
  const isHeld = useApp((state) => state.holds > 0)
  return (
    <>
      <Truth truth={view.truth} text={isHeld ? words.typedUnsaved : truthText(view)} />
      <div className="replacement-actions">
        {view.actions.length === 0 && !acting.busy && (
          <Button variant="filled" size="large" onClick={() => go({ screen: 'keys' })}>
            {words.backToKeys}
          </Button>
        )}
        {actions.toReversed().map((offered) => (
          <Button
            key={offered.action}
            variant={offered.weight}
            size="large"
            busy={acting.busy}
            onClick={() => begin(offered, acting)}
          >
            {labelOf(view, offered)}
          </Button>
        ))}
      </div>
    </>
  )
}

function begin({ action, weighed }: OfferedAction, acting: Acting): void {
  if (weighed !== null) acting.setWeighing({ action: weighed, remoteId: null })
  else void acting.act(action)
}

function labelOf(view: RotationView, { action }: OfferedAction): string {
  if (action === 'abandon' && view.kind === 'set-signer') return words.endSetSigner
  // That every place for a key is taken is a choice to make, and nothing that went wrong.
  const wentWrong = view.trouble !== null && view.trouble.code !== 'provider-slots-full'
  if (action === 'continue' && wentWrong) return words.tryAgain
  if (action === 'turn-off-old' && view.truth === 'old-still-used') return words.turnOffAllTheSame
  if (action === 'end-here' && isNewToTurnOff(view))
    return words.newIsOff(visibleText(view.providerName) || theProvider)
  if (action === 'places-done' && leavesOurs(view)) return words.restByHand
  if (action === 'works-by-hand') return words.worksByHand(oursLeft(view))
  return words.actions[action]
}

/** How many places Keyturn changes once the person says that the new key works. */
function oursLeft({ places }: RotationView): number {
  return places.filter(({ who, state }) => who === 'keyturn' && state === 'todo').length
}
