import { useState, type SyntheticEvent } from 'react'
import type { BatchFilter } from '../../../src-shared/batch.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Screen } from '../../frame/screen.tsx'
import { go } from '../../stores/app.ts'
import { batchWords } from '../../words/en.ts'
import { BatchList } from './batch-list.tsx'
import { FilterChoice } from './filter-choice.tsx'
import { emptyPick, filterOf, type Pick } from './pick.ts'
import { useAllKeys } from './use-all-keys.ts'
import './batches.css'

const words = batchWords.choose

/** Which keys to replace together, and the batches that were begun before. */
export function BatchesScreen() {
  const [pick, setPick] = useState<Pick>(emptyPick)
  const [isAsked, setIsAsked] = useState(false)
  const { rows, code } = useAllKeys()
  const filter: BatchFilter | null = filterOf(pick)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setIsAsked(true)
    if (filter) go({ screen: 'batch-plan', filter })
  }
  const change = (next: Partial<Pick>) => {
    setPick((now) => ({ ...now, ...next }))
    setIsAsked(false)
  }
  return (
    <Screen label={batchWords.title} bar={<h1 className="batch-title grow">{batchWords.title}</h1>}>
      <div className="batches">
        <form className="batch-choose" onSubmit={submit}>
          <p className="batch-lead">{words.lead}</p>
          {code !== null && <ErrorCard code={code} />}
          <FilterChoice pick={pick} rows={rows ?? []} isAsked={isAsked} onChange={change} />
          <div>
            <Button variant="filled" size="large" type="submit">
              {words.next}
            </Button>
          </div>
        </form>
        <BatchList />
      </div>
    </Screen>
  )
}
