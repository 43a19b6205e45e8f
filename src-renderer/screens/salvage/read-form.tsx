import { ChevronLeft } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { OpenerField } from '../../components/opener-field.tsx'
import { isOpenerRefusal } from '../../components/opener.ts'
import { go } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import type { Salvage } from './use-salvage.ts'

const words = stepWords.salvage

/** Asks for what opens the damaged vault; nothing of it is changed. */
export function ReadForm({ salvage }: { readonly salvage: Salvage }) {
  const { code } = salvage
  return (
    <form className="restore-card" onSubmit={salvage.read} aria-labelledby="salvage-title">
      <header>
        <h1 id="salvage-title">{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <OpenerField
        opener={salvage.opener}
        code={code}
        isMissing={salvage.sent}
        labels={words}
        hint={null}
        autoFocus
        onChange={salvage.changeOpener}
      />
      {code !== null && !isOpenerRefusal(code) && (
        <IntoView>
          <ErrorCard
            code={code}
            actions={
              <Button variant="plain" onClick={() => go({ screen: 'restore' })}>
                {stepWords.unlock.restore}
              </Button>
            }
          />
        </IntoView>
      )}
      <p className="restore-busy" role="status">
        {salvage.busy ? words.reading : ''}
      </p>
      <div className="restore-foot">
        <Button
          variant="quiet"
          icon={ChevronLeft}
          busy={salvage.busy}
          onClick={() => go({ screen: 'unlock', place: 'own' })}
        >
          {words.back}
        </Button>
        <Button variant="filled" size="large" type="submit" busy={salvage.busy}>
          {words.read}
        </Button>
      </div>
    </form>
  )
}
