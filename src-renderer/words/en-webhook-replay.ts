import type { Via } from '../../src-shared/provider.ts'
import { counted } from '../format/duration.ts'

/** The words about trying a receiver with the new and the old secret. */
export const replayWords = {
  lead: 'After a replacement, the receiver must take what the new secret signs, and refuse what the old one signs. Keyturn sends the sample once with each and writes on the key what came of it.',
  do: 'Try new and old',
  again: 'Try again',
  good: 'New accepted, old refused.',
  goodNoOld: 'New accepted. No old secret is kept here, so nothing could be tried with one.',
  newRefused: 'The new secret is refused.',
  newSilent: 'No answer came to the new secret.',
  oldAccepted: 'The old secret is still accepted.',
  oldSilent: 'No answer came to the old secret.',
  newOdd: 'The receiver broke on the new secret.',
  oldOdd: 'The receiver neither took nor refused the old secret.',
  statusOf: (status: number | null) => (status === null ? 'no answer' : String(status)),
  statuses: (isNew: string, old: string) => `New: ${isNew}. Old: ${old}.`,
  notTried: 'not tried',
  todoNew: 'Give the receiver the new secret, then try again.',
  todoOld:
    'Take the old secret out of the receiver once nothing signs with it any more: retries that are under way may still carry it.',
  todoSilent: 'See that the receiver runs and that the address is right.',
  history: 'Tests so far',
  noHistory: 'None yet.',
  at: 'on',
  more: (count: number) => `Show all ${counted(count, 'test')}`,
  notFiring: (vendor: string) =>
    `Deliveries do not arrive after a change? ${vendor} has a page on that:`,
} as const

/** The words about a secret that leaked. */
export const leakWords = {
  title: 'If it leaked',
  lead: 'In this order:',
  steps: {
    'new-secret': 'Make a new secret',
    receiver: 'Update the receiver',
    replay: 'Replay test with a sample',
  },
  next: 'next',
  allDone: 'All three are done: the receiver takes the new secret and refuses the old one.',
  newSecret: {
    api: (provider) =>
      `Whoever has the old one can forge deliveries until the receiver refuses it. Keyturn asks ${provider} for a new one.`,
    guided: (provider) =>
      `Keyturn cannot ask ${provider} for a new signing secret. You make it on its page, Keyturn takes you through it and keeps the new value.`,
    none: (provider) =>
      `${provider} cannot make a new signing secret for this webhook. Delete the webhook there and create it anew, then bring the new value here.`,
  } satisfies Record<Via, (provider: string) => string>,
  provider: 'the provider',
  receiver: (consumer: string, variable: string) =>
    `${consumer === '' ? 'The service that checks deliveries' : consumer} needs the new secret${variable === '' ? '' : ` as ${variable}`}. From then on it refuses the old one.`,
  replay: 'The new secret must be accepted and the old one refused.',
  replace: 'Replace…',
} as const
