import type { NeedAnswer } from '../../src-shared/care.ts'

const answers: Readonly<Record<NeedAnswer, string>> = {
  'backend-access': 'A backend system needs automated access',
  'recurring-sync': 'Purchases, subscriptions or customers are synced again and again',
  'internal-tools': 'It has to connect to internal tools',
  'cancel-or-look-up': 'A workflow cancels or looks up by program',
  'by-hand-possible': 'A team member can do it by hand',
  'one-export': 'It is one export or a quick review',
  'still-testing': 'The process is still being tried out',
  'rare-and-safer-by-hand': 'It happens rarely and is safer on the screen',
}

/** The questions before a key is made, and what is asked about it. */
export const needWords = {
  title: 'Is a key needed?',
  answers,
  forKey: 'A key is right when',
  forDashboard: 'The dashboard is enough when',
  advice: {
    none: 'Tick what applies. Keyturn keeps the answer with the key.',
    key: 'Make a key: a program has to do this.',
    dashboard: (provider: string) =>
      `Prefer the dashboard of ${provider}: what is done by hand needs no key. You can make one all the same.`,
    both: 'Make a key for the program only, and do the rest in the dashboard.',
  },
  runsIn: 'Where does it run?',
  runs: {
    server: 'On a server, a computer or in a pipeline',
    browser: 'In a web page or an app that others install',
  },
  browserTitle: 'A key cannot stay secret there',
  browserWhy:
    'Everybody who opens the page or the app can read it. Let your own server make the call, and give the key to the server.',
  needs: 'What data or actions is it needed for?',
  needsHint: 'One a line, such as “read purchases”.',
  scopes: 'What may it do?',
  scopesHint: 'Tick only what is needed. Nothing is ticked for you.',
  scopesNone: (provider: string) => `It gets no right that ${provider} lets you choose.`,
  scopesGiven: (rights: string) => `It gets: ${rights}.`,
  area: 'For which deliveries?',
  integration: 'Which system will use it?',
  integrationHint: 'One system, one key. Such as “accounting export”.',
  environmentHint: 'Such as production or test. Each has a key of its own.',
  generic: (word: string) => `“${word}” does not say what the key is for. Such as prod_reporting.`,
} as const
