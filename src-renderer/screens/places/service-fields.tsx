import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { placeWords } from '../../words/en.ts'
import { AccountField } from './account-field.tsx'
import { DraftText, type DraftProps } from './draft-fields.tsx'

const words = placeWords.fields
const targets = ['production', 'preview', 'development'] as const

type ServiceKind = 'github-secret' | 'gitlab-variable' | 'vercel-variable'

/** Where a secret or variable stands at a service, and the account through which it is written. */
export function ServiceFields({ kind, ...props }: DraftProps & { readonly kind: ServiceKind }) {
  switch (kind) {
    case 'github-secret':
      return (
        <>
          <AccountField {...props} service="github" />
          <DraftText
            {...props}
            field="repository"
            label={words.repository}
            hint={words.repositoryHint}
          />
          <div className="place-columns">
            <DraftText {...props} field="variable" label={words.secretName} />
            <DraftText
              {...props}
              field="environment"
              label={words.environment}
              hint={words.environmentHint}
            />
          </div>
        </>
      )
    case 'gitlab-variable':
      return (
        <>
          <AccountField {...props} service="gitlab" />
          <DraftText
            {...props}
            field="project"
            label={words.project}
            hint={words.gitlabProjectHint}
          />
          <div className="place-columns">
            <DraftText {...props} field="variable" label={words.variableName} />
            <DraftText {...props} field="scope" label={words.scope} hint={words.scopeHint} />
          </div>
        </>
      )
    case 'vercel-variable':
      return <VercelFields {...props} />
  }
}

function VercelFields(props: DraftProps) {
  return (
    <>
      <AccountField {...props} service="vercel" />
      <div className="place-columns">
        <DraftText
          {...props}
          field="project"
          label={words.project}
          hint={words.vercelProjectHint}
        />
        <DraftText {...props} field="team" label={words.team} hint={words.teamHint} />
        <DraftText {...props} field="variable" label={words.variableName} />
        <Field label={words.target}>
          {(input) => (
            <Select
              {...input}
              value={props.draft.target}
              onChange={({ target }) =>
                props.change({
                  target: targets.find((one) => one === target.value) ?? 'production',
                })
              }
            >
              {targets.map((target) => (
                <option key={target} value={target}>
                  {words.targets[target]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </>
  )
}
