import type { ReactNode } from 'react'
import type { CareView } from '../../../src-shared/care.ts'
import type { ItemFields } from '../../../src-shared/item.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { formatDate } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { careWords as words } from '../../words/en.ts'

/** Environment, system, need, rights and end of a key; what nobody said asks to be said. */
export function CareFacts({
  fields,
  expiresAt,
  view,
}: {
  readonly fields: Pick<ItemFields, 'environment' | 'integration'>
  readonly expiresAt: number | null
  readonly view: Pick<CareView, 'needs' | 'granted' | 'beyond'>
}) {
  return (
    <Facts>
      <Fact label={words.environment}>
        {orUnsaid(visibleText(fields.environment.trim()), words.noEnvironment)}
      </Fact>
      <Fact label={words.integration}>
        {orUnsaid(visibleText(fields.integration.trim()), words.noIntegration)}
      </Fact>
      <Fact label={words.needs}>
        {orUnsaid(view.needs.map(visibleText).join(', '), words.noNeeds)}
      </Fact>
      <Fact label={words.granted}>
        {view.granted.length === 0 ? orUnsaid('', words.noGranted) : <Rights view={view} />}
      </Fact>
      <Fact label={words.expires}>
        {orUnsaid(expiresAt === null ? '' : words.expiresOn(formatDate(expiresAt)), words.noExpiry)}
      </Fact>
    </Facts>
  )
}

/** Every right that it was given; one that nobody needs says so. */
function Rights({
  view: { granted, beyond },
}: {
  readonly view: Pick<CareView, 'granted' | 'beyond'>
}) {
  return (
    <ul className="care-rights">
      {granted.map((right) => (
        <li key={right}>
          {visibleText(right)}
          {beyond.includes(right) && <span className="care-beyond"> {words.beyond}</span>}
        </li>
      ))}
    </ul>
  )
}

function orUnsaid(said: string, unsaid: string): ReactNode {
  return said === '' ? <span className="care-unsaid">{unsaid}</span> : said
}
