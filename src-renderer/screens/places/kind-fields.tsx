import { placeWords } from '../../words/en.ts'
import { CommandFields } from './command-fields.tsx'
import { DraftFile, DraftText, type DraftProps } from './draft-fields.tsx'
import { ServiceFields } from './service-fields.tsx'

const words = placeWords.fields

/** The fields by which a place of the chosen kind is found. */
export function KindFields(props: DraftProps) {
  switch (props.draft.kind) {
    case 'env-file':
      return (
        <>
          <DraftFile {...props} />
          <DraftText {...props} field="variable" label={words.variable} />
        </>
      )
    case 'json-file':
    case 'yaml-file':
      return (
        <>
          <DraftFile {...props} />
          <DraftText {...props} field="pointer" label={words.pointer} hint={words.pointerHint} />
        </>
      )
    case 'aws-credentials':
      return (
        <>
          <DraftFile {...props} />
          <DraftText {...props} field="profile" label={words.profile} />
        </>
      )
    case 'npmrc':
      return (
        <>
          <DraftFile {...props} />
          <DraftText {...props} field="npmrcKey" label={words.npmrcKey} hint={words.npmrcKeyHint} />
        </>
      )
    case 'github-secret':
    case 'gitlab-variable':
    case 'vercel-variable':
      return <ServiceFields {...props} kind={props.draft.kind} />
    case 'command':
      return <CommandFields {...props} />
    case 'manual':
      return (
        <DraftText
          {...props}
          field="label"
          label={words.label}
          hint={words.labelHint}
          mono={false}
        />
      )
  }
}
