import type { ReactNode } from 'react'
import type { Guide, GuideStep } from '../../../src-shared/guide.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { CopyAddress } from '../../components/doc-links.tsx'
import { Mono } from '../../components/mono.tsx'
import { stepWords } from '../../words/en.ts'
import { guideWords as words, stepSentence } from '../../words/en-guides.ts'
import '../replacement/guided-steps.css'

/** The clicks at a vendor, one after another, and what follows here as the last of them. */
export function GuideSteps({
  guide,
  steps,
  newName = null,
  children = null,
}: {
  readonly guide: Guide
  readonly steps: readonly GuideStep[]
  /** The name that Keyturn proposes, where one is asked for. */
  readonly newName?: string | null
  readonly children?: ReactNode
}) {
  return (
    <ol className="guided">
      {steps.map((step, index) => (
        // A guide is the same for as long as it is shown, and may say one step twice.
        <li key={index}>
          {step.do === 'name' && newName === null ? (
            words.anyName
          ) : (
            <Sentence step={step} provider={guide.name} />
          )}
          {step.do === 'open' && <Dashboard guide={guide} />}
          {step.do === 'name' && newName !== null && <NameToCopy name={newName} />}
        </li>
      ))}
      {children !== null && <li>{children}</li>}
    </ol>
  )
}

function Sentence({ step, provider }: { readonly step: GuideStep; readonly provider: string }) {
  return stepSentence(step, provider).map((piece, index) =>
    typeof piece === 'string' ? piece : <strong key={index}>{piece.label}</strong>,
  )
}

/** Where the vendor's page stands; Keyturn opens none, so its address is copied. */
function Dashboard({ guide: { name, dashboard } }: { readonly guide: Guide }) {
  return (
    <span className="guided-name">
      {dashboard === null ? (
        <span className="guided-aside">{words.noDashboard}</span>
      ) : (
        <>
          <Mono>{dashboard}</Mono>
          <CopyAddress title={name} url={dashboard} />
        </>
      )}
    </span>
  )
}

function NameToCopy({ name }: { readonly name: string }) {
  const copy = async () => {
    await call('text.copy', { text: name })
    return { clearsAfterMs: null }
  }
  return (
    <span className="guided-name">
      <Mono>{name}</Mono>
      <CopyButton label={stepWords.roads.copyName} variant="quiet" onCopy={copy} />
    </span>
  )
}
