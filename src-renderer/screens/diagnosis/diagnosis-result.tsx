import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import type { Diagnosis } from '../../../src-shared/diagnosis.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { diagnosisWords as words } from '../../words/en-diagnosis.ts'
import { CauseList } from './cause-list.tsx'

/** What was asked, what came back, and what follows from it. */
export function DiagnosisResult({
  diagnosis,
  provider,
}: {
  readonly diagnosis: Diagnosis
  readonly provider: string
}) {
  const { verdict, asked, header, status, causes } = diagnosis
  return (
    <div className="diagnosis-result" role="status">
      <Notice tone={toneOf(verdict)} icon={iconOf(verdict)}>
        {words.verdicts[verdict](provider)}
      </Notice>
      <Facts>
        <Fact label={words.asked}>
          {asked === null ? (
            words.nothingSent
          ) : (
            <>
              <Mono>{`${asked.method} ${asked.host}${asked.path}`}</Mono>{' '}
              <span className="aside">{words.askedNote}</span>
            </>
          )}
        </Fact>
        {asked !== null && <Fact label={words.answer}>{status ?? words.noAnswer}</Fact>}
        {header !== null && (
          <Fact label={words.header}>
            <Mono>{header.expected}</Mono>
          </Fact>
        )}
        {header !== null && (
          <Fact label={words.sent}>
            {header.sent === '' ? words.nothingSent : <Mono>{header.sent}</Mono>}
          </Fact>
        )}
      </Facts>
      <CauseList causes={causes} />
    </div>
  )
}

function toneOf(verdict: Diagnosis['verdict']) {
  if (verdict === 'works') return 'accent'
  return isUndecided(verdict) ? 'plain' : 'act'
}

function iconOf(verdict: Diagnosis['verdict']) {
  if (verdict === 'works') return CircleCheck
  return isUndecided(verdict) ? CircleHelp : CircleX
}

function isUndecided(verdict: Diagnosis['verdict']): boolean {
  return verdict === 'busy' || verdict === 'no-answer' || verdict === 'cannot-try'
}
