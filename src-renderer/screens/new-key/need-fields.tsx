import { CircleAlert } from 'lucide-react'
import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { needWords as words } from '../../words/en.ts'
import type { NeedForm, RunsIn } from './use-need.ts'

const runs: readonly RunsIn[] = ['server', 'browser']

/** Where the key will run; a page or an app of others is refused with the reason. */
export function RunsInField({ form }: { readonly form: Pick<NeedForm, 'runsIn' | 'setRunsIn'> }) {
  return (
    <>
      <fieldset className="need-side">
        <legend>{words.runsIn}</legend>
        {runs.map((each) => (
          <label key={each} className="check-line">
            <input
              type="radio"
              name="runs-in"
              checked={form.runsIn === each}
              onChange={() => form.setRunsIn(each)}
            />
            <span>{words.runs[each]}</span>
          </label>
        ))}
      </fieldset>
      {form.runsIn === 'browser' && (
        <div role="alert">
          <Notice tone="act" icon={CircleAlert}>
            <strong>{words.browserTitle}</strong>
            <p>{words.browserWhy}</p>
          </Notice>
        </div>
      )}
    </>
  )
}

/** What the key is needed for, and the rights to ask for, where the provider lets them be chosen. */
export function RightsFields({
  form,
  facts,
}: {
  readonly form: Pick<NeedForm, 'needs' | 'setNeeds' | 'scopes' | 'toggle'>
  readonly facts: Pick<ProviderFacts, 'name' | 'scopes'>
}) {
  return (
    <>
      <Field label={words.needs} hint={words.needsHint}>
        {(input) => (
          <TextArea
            {...input}
            rows={2}
            value={form.needs}
            onChange={(event) => form.setNeeds(event.target.value)}
          />
        )}
      </Field>
      {facts.scopes !== null && (
        <ScopesField form={form} scopes={facts.scopes} provider={visibleText(facts.name)} />
      )}
    </>
  )
}

function ScopesField({
  form,
  scopes,
  provider,
}: {
  readonly form: Pick<NeedForm, 'scopes' | 'toggle'>
  readonly scopes: readonly string[]
  readonly provider: string
}) {
  const given = form.scopes.map(visibleText).join(', ')
  return (
    <fieldset className="need-side">
      <legend>{words.scopes}</legend>
      <p className="care-under">{words.scopesHint}</p>
      {scopes.map((scope) => (
        <label key={scope} className="check-line">
          <input
            type="checkbox"
            checked={form.scopes.includes(scope)}
            onChange={(event) => form.toggle(scope, event.target.checked)}
          />
          <span>{visibleText(scope)}</span>
        </label>
      ))}
      <p className="care-under" role="status">
        {given === '' ? words.scopesNone(provider) : words.scopesGiven(given)}
      </p>
    </fieldset>
  )
}

/** Which of the provider's fixed slots gets its key. */
export function AreaField({
  form,
  areas,
}: {
  readonly form: Pick<NeedForm, 'area' | 'setAreaId'>
  readonly areas: NonNullable<ProviderFacts['areas']>
}) {
  return (
    <Field label={words.area}>
      {(input) => (
        <Select
          {...input}
          value={form.area?.id ?? ''}
          onChange={(event) => form.setAreaId(event.target.value)}
        >
          {areas.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
