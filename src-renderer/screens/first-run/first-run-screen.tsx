import { Button } from '../../components/button.tsx'
import { Mark } from '../../components/mark.tsx'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { OtherVaults } from '../../frame/vault-switcher.tsx'
import { go, useApp } from '../../stores/app.ts'
import { missingVault } from '../../stores/first-route.ts'
import { copiesWords, stepWords } from '../../words/en.ts'
import { DropArea, OtherWays } from '../intake/drop-area.tsx'
import { WaitingNote } from '../intake/waiting-note.tsx'
import { MissingVault } from './missing-vault.tsx'
import './first-run.css'

const words = stepWords.firstRun

/** What a newcomer sees: their own keys first, and two more roads; or that a vault is missing. */
export function FirstRunScreen() {
  const missing = useApp((state) => (state.info ? missingVault(state.info) : null))
  if (missing)
    return (
      <LoneScreen>
        <div className="first-run">
          <MissingVault vault={missing} />
          <WaitingNote opens="unlock" />
          <h2>{copiesWords.missing.otherwise}</h2>
          <Roads isAfterAll />
          <div className="first-run-restore">
            <OtherVaults />
          </div>
        </div>
      </LoneScreen>
    )
  return (
    <LoneScreen>
      <div className="first-run">
        <header className="first-run-head">
          <Mark size={56} />
          <div>
            <h1>{words.title}</h1>
            <p>{words.lead}</p>
          </div>
        </header>
        <DropArea level={2} />
        <Roads isAfterAll={false} />
        <div className="first-run-restore">
          <OtherWays />
          <button type="button" className="link" onClick={() => go({ screen: 'restore' })}>
            {copiesWords.firstRun.restore}
          </button>
          <OtherVaults />
        </div>
      </div>
    </LoneScreen>
  )
}

/** The two roads; beside a missing vault neither of them is the one to take first. */
function Roads({ isAfterAll }: { readonly isAfterAll: boolean }) {
  const hasSamples = useApp(
    (state) =>
      state.info?.vaults.some(({ place, exists }) => place === 'practice' && exists) ?? false,
  )
  const Heading = isAfterAll ? 'h3' : 'h2'
  return (
    <div className="first-run-roads">
      <section className="first-run-road">
        <Heading>{words.tryTitle}</Heading>
        <p>{words.tryLead}</p>
        <Button
          variant="plain"
          onClick={() => go({ screen: hasSamples ? 'unlock' : 'create', place: 'practice' })}
        >
          {words.tryTitle}
        </Button>
      </section>
      <section className="first-run-road">
        <Heading>{words.createTitle}</Heading>
        <p>{isAfterAll ? copiesWords.missing.createLead : words.createLead}</p>
        <Button variant="plain" onClick={() => go({ screen: 'create', place: 'own' })}>
          {words.createTitle}
        </Button>
      </section>
    </div>
  )
}
