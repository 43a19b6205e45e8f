import type { AccountKind } from '../../src-shared/caller.ts'

const kinds: Readonly<Record<AccountKind, string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  vercel: 'Vercel',
}

/** What the token must be allowed to do, and nothing more. */
const needs: Readonly<Record<AccountKind, readonly string[]>> = {
  github: [
    'A fine-grained personal access token, for only the repositories that use your keys.',
    'Repository permissions: “Secrets”, read and write. For secrets of environments also “Environments”, read and write.',
    'Nothing else. An expiry date is fine: Keyturn tells you when GitHub refuses the token.',
  ],
  gitlab: [
    'A project access token with the role Maintainer and the scope “api”, for one project.',
    'For several projects a group or personal access token with the scope “api”. GitLab has no smaller scope for variables.',
  ],
  vercel: [
    'A token of your account, with its scope set to the one team whose projects use your keys.',
    'Vercel has no smaller right than that. An expiry date is fine.',
  ],
}

/** The words about accounts at services where keys are used. */
export const accountWords = {
  title: 'Accounts for places',
  lead: 'With a token of a service, Keyturn puts new keys into its secrets and variables. The token stays in this vault, encrypted, and is never shown again.',
  none: 'No account yet.',
  add: 'Add an account',
  addTitle: 'Add an account for places',
  kinds,
  kind: 'Service',
  name: 'Name',
  nameHint: 'For you, such as the team that it belongs to.',
  nameEmpty: 'Give it a name.',
  origin: 'Address',
  originHint:
    'Only for a GitLab of your own, such as https://gitlab.example.org. Else leave empty.',
  originWrong: 'An address with https and without a path, or empty.',
  token: 'Token',
  tokenEmpty: 'Paste the token.',
  tokenSpace: 'There is a space or a line break in it. Paste only the token.',
  needs: 'What the token must be allowed to do',
  needsOf: needs,
  save: 'Add it',
  asking: 'Your system asks in a window of its own whether Keyturn may do that.',
  practice: 'practice',
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove the account ${name}`,
  removeText:
    'Its token is deleted from this vault. At the service it still works: delete it there, too.',
  removeDo: 'Remove it',
  inUse: 'Places of some keys still use this account. Change or remove those places first.',
} as const
