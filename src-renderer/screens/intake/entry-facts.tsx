import type { Entry } from '../../../src-shared/intake.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { intakePartWords, intakeWords } from '../../words/en.ts'

const words = intakePartWords.panel

/** What is known of a key besides its places; what nothing tells is said to be unknown. */
export function EntryFacts({ entry }: { readonly entry: Entry }) {
  const { since, sinceSource, lastUsedAt, expiresAt, credentialId, projects, check } = entry
  return (
    <div className="panel-part">
      <Facts>
        <Fact label={words.age}>
          {since === null ? (
            <span className="aside">{words.ageUnknown}</span>
          ) : (
            <>
              <When at={since} form="date" />{' '}
              {sinceSource !== null && <span className="aside">{words.ageFrom[sinceSource]}</span>}
            </>
          )}
        </Fact>
        {credentialId !== null && (
          <Fact label={words.keyId}>
            <Mono>{credentialId}</Mono>
          </Fact>
        )}
        {projects.length > 0 && (
          <Fact label={words.projects}>{projects.map(visibleText).join(', ')}</Fact>
        )}
        {lastUsedAt !== null && (
          <Fact label={words.lastUsed}>
            <When at={lastUsedAt} form="date" />
          </Fact>
        )}
        {expiresAt !== null && (
          <Fact label={words.expires}>
            <When at={expiresAt} form="date" />
          </Fact>
        )}
        {check !== null && <Fact label={words.check}>{intakeWords.found.checks[check]}</Fact>}
      </Facts>
    </div>
  )
}
