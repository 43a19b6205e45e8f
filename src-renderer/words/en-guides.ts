import type { Guide, GuideStep, Unseen } from '../../src-shared/guide.ts'
import type { ProviderFacts } from '../../src-shared/provider.ts'

/** A piece of a sentence: plain words, or a label of the vendor's that is set apart. */
export type Piece = string | { readonly label: string }

const unseen: Readonly<Record<Unseen, string>> = {
  'keys-there': 'which keys there are',
  'made-on': 'when a key was made',
  'last-use': 'when it was last used',
  works: 'whether the new key works',
  'old-off': 'whether the old key was really turned off',
  signs: 'whether deliveries carry the new key yet',
}

const notes: Readonly<Record<Guide['notes'][number], string>> = {
  'keep-private': 'Keep the key private.',
  'safe-place': 'Keep it in a password manager or a vault, such as this one.',
  'not-in-chat-or-screenshots': 'Never put it into a screenshot, a chat or a ticket.',
  'not-in-public-code': 'Never put it into a public repository.',
  'not-in-client-code': 'Never put it into code that runs in a browser or on a phone.',
  'rotate-if-exposed': 'Replace it at once if you suspect that somebody else has seen it.',
  'low-traffic': 'Replace it in a quiet hour.',
  'update-receiver-first':
    'Change the tool that receives deliveries before, or in the same moment.',
  'retries-carry-old':
    'Deliveries that are sent once more may carry the old key until they are through.',
  'no-delete-there': 'It cannot be deleted there: only making a new one ends it.',
  'not-your-login': 'It is not your sign-in: it only shows that a delivery is genuine.',
  'ask-technical-team':
    'Where your receiver is made to measure, ask your technical team which header it expects.',
  'shown-once': 'It is shown only once, when it is made. Copy it and save it in a safe place.',
  permanent: 'Turning it off is for good and cannot be undone.',
  'tell-callers-first':
    'Tell everyone who runs CI or agent scripts before it is replaced, so that they change it the same day.',
  'one-key-per-integration': 'Use one key for each integration.',
  'admin-only': 'Making and turning off keys is for administrators.',
}

const purposes: Readonly<Record<ProviderFacts['purpose'], (provider: string) => string>> = {
  call: (provider) => `Such a key is for calls to ${provider}.`,
  'check-deliveries': (provider) =>
    `Your receiving tool should check with such a key that a delivery really came from ${provider}. It cannot be used to call ${provider}.`,
  both: (provider) => `Calls to ${provider} are signed with such a key, and so are webhooks.`,
}

/** The words of the clicks at a vendor, and of what is published there. */
export const guideWords = {
  title: (provider: string) => `What you do at ${provider}`,
  makeTitle: (provider: string) => `How to make one at ${provider}`,
  makeFirst: 'Do this there first, then add the key here.',
  turnOffTitle: (provider: string) => `How to turn it off at ${provider}`,
  noTurnOff: (provider: string) =>
    `${provider} offers no way to turn this key off. The old one ends when a new one is made there.`,
  noDashboard: 'Its address is published nowhere that Keyturn knows.',
  copyAddress: 'Copy address',
  copyAddressOf: (title: string) => `Copy the address of ${title}`,
  noAddress: 'no address published',
  anyName: 'Give it a name that says what it is for.',
  turnOffSteps: 'How to turn the old key off',
  signerFirst: (label: string) =>
    `If the old key signs webhooks, press ${label} on the new one first: what signs cannot be removed.`,
  leaveOld: 'Leave the old one as it is.',
  endsOld: 'The old key dies the moment you make the new one. Have its places at hand.',
  paste: 'Paste it here. Keyturn saves it before anything else.',
  docs: 'Related docs',
  good: 'Good to know',
  purpose: 'What it is for',
  purposes,
  notes,
  header: 'How it is sent',
  unseen: (provider: string, what: readonly Unseen[]) =>
    `Keyturn cannot see at ${provider}: ${what.map((one) => unseen[one]).join(', ')}. For that only your own look counts.`,
} as const

/** One step as a sentence, with the vendor's labels set apart. */
export function stepSentence(step: GuideStep, provider: string): readonly Piece[] {
  switch (step.do) {
    case 'open':
      return [`Open ${provider} and sign in.`]
    case 'go':
      return goSentence(step)
    case 'press':
      return pressSentence(step)
    case 'name':
      return ['Give it this name, if it asks for one:']
    case 'least-rights':
      return ['If rights can be chosen, give it only those that it needs.']
    case 'copy':
      return [
        'Copy ',
        ...joined(step.what, ' and '),
        step.once ? '. It is shown only this once.' : '. It can be read there again.',
      ]
    case 'type-phrase':
      return ['Type the phrase that the page shows, exactly as it stands there.']
    case 'confirm':
      return ['Press ', { label: step.label }, '.']
  }
}

function goSentence({ to, where }: Extract<GuideStep, { do: 'go' }>): readonly Piece[] {
  const way = to.flatMap(({ label, or }, index) => [
    ...(index === 0 ? [] : [', then ']),
    ...joined([label, ...or], ' or '),
  ])
  if (where === 'profile-menu')
    return ['Open the menu beside your profile name (top right) and choose ', ...way, '.']
  if (where === 'tab') return ['Open the tab ', ...way, '.']
  return ['Go to ', ...way, '.']
}

function pressSentence({
  label,
  or,
  where,
}: Extract<GuideStep, { do: 'press' }>): readonly Piece[] {
  const button = joined([label, ...or], ' or ')
  switch (where) {
    case 'header':
      return ['Press ', ...button, ' at the top of the page.']
    case 'row-menu':
      return ['Press ', ...button, ' (the three dots) next to the key.']
    case 'actions-column':
      return ['In the ', { label: 'Actions' }, ' column of the key, press the bin ', ...button, '.']
    case 'profile-menu':
    case 'tab':
    case null:
      return ['Press ', ...button, '.']
  }
}

function joined(labels: readonly string[], between: string): readonly Piece[] {
  return labels.flatMap((label, index) => [...(index === 0 ? [] : [between]), { label }])
}
