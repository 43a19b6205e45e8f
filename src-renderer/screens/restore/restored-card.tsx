import { Button } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { useApp } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import type { Restored } from './use-restore.ts'

const words = stepWords.restore.done

/** What a restore has done, and where everything else is now. */
export function RestoredCard({
  restored,
  onGoOn,
}: {
  readonly restored: Restored
  readonly onGoOn: () => void
}) {
  const own = useApp((state) => state.info?.vaults.find(({ place }) => place === 'own'))
  const folder = own === undefined ? words.sameFolder : visibleText(own.folder)
  return (
    <section className="restore-card" aria-labelledby="restored-title">
      <header>
        <h1 id="restored-title">{words.title}</h1>
        <p role="status">{words.items(restored.items)}</p>
      </header>
      <Facts>
        {restored.setAside !== null && (
          <Fact label={words.setAside}>
            <Mono>{visibleText(restored.setAside)}</Mono>
            <p className="aside">{words.setAsideRest(folder)}</p>
          </Fact>
        )}
        <Fact label={words.held}>{words.heldRest}</Fact>
        <Fact label={words.newer}>{words.newerRest}</Fact>
      </Facts>
      <div className="restore-foot">
        <Button variant="filled" size="large" autoFocus onClick={onGoOn}>
          {stepWords.restore.open}
        </Button>
      </div>
    </section>
  )
}
