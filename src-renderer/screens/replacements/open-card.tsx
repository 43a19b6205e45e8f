import type { RotationView } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Truth } from '../../components/truth.tsx'
import { When } from '../../components/when.tsx'
import { go } from '../../stores/app.ts'
import { listWords, stepWords } from '../../words/en.ts'
import { offeredActions, standingOf } from '../replacement/actions.ts'
import { truthText } from '../replacement/by-hand.ts'
import { titleOf } from '../replacement/title.ts'
import { useActing } from '../replacement/use-acting.ts'
import { cardTold, nextDate } from './card-told.ts'
import { StandingPill } from './standing-pill.tsx'

const words = stepWords.replacement

/** One thing under way: what happened, what was kept, what to do, and the next step. */
export function OpenCard({ view }: { readonly view: RotationView }) {
  const now = useNow(60_000)
  const acting = useActing(view)
  const told = cardTold(view, now)
  const next = nextDate(view, now)
  const title = titleOf(view)
  const open = () => go({ screen: 'replacement', rotationId: view.id })
  const here = nextHere(view)
  return (
    <article className="replacements-card" aria-label={title}>
      <header>
        <StandingPill standing={standingOf(view)} />
        <h2>{title}</h2>
        <span className="replacements-when">
          {next !== null && <strong>{next}, </strong>}
          <When at={view.trouble?.at ?? view.startedAt} form="relative" />
        </span>
      </header>
      <Facts>
        <Fact label={listWords.errors.happened}>{told.happened}</Fact>
        <Fact label={listWords.errors.kept}>{told.kept}</Fact>
        <Fact label={listWords.errors.todo}>{told.todo}</Fact>
      </Facts>
      {acting.code !== null && <ErrorCard code={acting.code} />}
      <footer>
        {here !== null && (
          <Button variant="plain" busy={acting.busy} onClick={() => void acting.act(here)}>
            {view.trouble && here === 'continue' ? words.tryAgain : words.actions[here]}
          </Button>
        )}
        <Button variant="plain" onClick={open}>
          {words.list.open}
        </Button>
        <Truth truth={view.truth} text={truthText(view)} />
      </footer>
    </article>
  )
}

/** The next step, if it can be taken without seeing more than this card. */
function nextHere(view: RotationView): 'check' | 'continue' | 'start-again' | null {
  const [first] = offeredActions(view)
  if (view.trouble?.code === 'provider-slots-full') return null
  const here = ['check', 'continue', 'start-again'] as const
  return here.find((action) => action === first?.action) ?? null
}
