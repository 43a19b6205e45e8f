import { Button } from '../../components/button.tsx'
import { Mark } from '../../components/mark.tsx'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { go } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import './first-run.css'

const words = stepWords.firstRun

/** What a newcomer sees: two roads, and neither needs an account. */
export function FirstRunScreen() {
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
        <div className="first-run-roads">
          <section className="first-run-road">
            <h2>{words.tryTitle}</h2>
            <p>{words.tryLead}</p>
            <Button variant="filled" onClick={() => go({ screen: 'create', place: 'practice' })}>
              {words.tryTitle}
            </Button>
          </section>
          <section className="first-run-road">
            <h2>{words.createTitle}</h2>
            <p>{words.createLead}</p>
            <Button variant="plain" onClick={() => go({ screen: 'create', place: 'own' })}>
              {words.createTitle}
            </Button>
          </section>
        </div>
      </div>
    </LoneScreen>
  )
}
