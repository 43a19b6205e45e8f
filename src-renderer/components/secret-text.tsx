import { listWords } from '../words/en.ts'

/** A secret in the code face, or the dots and the hint that stand for it. */
export function SecretText({
  hint,
  secret,
}: {
  readonly hint: string | null
  readonly secret: string | null
}) {
  if (secret !== null)
    return (
      <code className="secret-text" data-testid="secret">
        {secret}
      </code>
    )
  const [head = '', tail = ''] = (hint ?? '').split('…')
  return (
    <code className="secret-text">
      {head}
      <span aria-hidden>{'•'.repeat(14)}</span>
      <span className="visually-hidden">{listWords.secret.masked}</span>
      {tail}
    </code>
  )
}
