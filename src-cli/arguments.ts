import { parseArgs } from 'node:util'

/** What makes `find` end as found. */
export const failRules = ['exposed', 'committed', 'old', 'any', 'none'] as const
export type FailRule = (typeof failRules)[number]

/** What `find` was asked to do. */
export type FindOptions = {
  readonly folders: readonly string[]
  readonly json: boolean
  /** Whether guesses are listed too. */
  readonly unsure: boolean
  readonly git: boolean
  readonly failOn: FailRule
}

/** What was asked of the command. */
export type Asked =
  | { readonly command: 'find'; readonly options: FindOptions }
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | { readonly command: 'wrong'; readonly why: string }

/** What `--help` says. */
export const usage = `Usage: keyturn find [options] DIR...

Finds the API keys, tokens and passwords that lie in folders: in .env files,
shell profiles, configuration and source. Works offline, writes nothing, and
never shows a value whole.

Options:
  --json           print JSON instead of a table
  --unsure         list guesses too
  --no-git         do not ask git who else can read a key, and since when
  --fail-on WHAT   end with code 1 if there is such a key (default: exposed)
                     exposed    in a commit, or in a work tree and not ignored
                     committed  in a commit
                     old        over a year old
                     any        anywhere
                     none       never
  --help           print this
  --version        print the version

Exit codes: 0 nothing of the kind, 1 found, 2 wrong usage, 3 a folder cannot be
read, 4 an error inside, 130 interrupted. See docs/CLI.md.
`

/** Reads the arguments of the command. */
export function readArguments(args: readonly string[]): Asked {
  const given = parsed(args)
  if (typeof given === 'string') return { command: 'wrong', why: given }
  const { values, positionals } = given
  const [command, ...folders] = positionals
  if (values.help === true) return { command: 'help' }
  if (values.version === true) return { command: 'version' }
  if (command === undefined) return { command: 'wrong', why: 'There is no command.' }
  if (command !== 'find') return { command: 'wrong', why: `There is no command "${command}".` }
  if (folders.length === 0) return { command: 'wrong', why: 'Name at least one folder.' }
  const failOn = failRules.find((rule) => rule === (values['fail-on'] ?? 'exposed'))
  if (failOn === undefined) {
    return { command: 'wrong', why: `--fail-on knows ${failRules.join(', ')}.` }
  }
  const git = values['no-git'] !== true
  if (!git && failOn === 'committed') {
    return { command: 'wrong', why: '--fail-on committed needs git: leave out --no-git.' }
  }
  const { json = false, unsure = false } = values
  return { command: 'find', options: { folders, json, unsure, git, failOn } }
}

function parsed(args: readonly string[]): ReturnType<typeof parse> | string {
  try {
    return parse(args)
  } catch (thrown) {
    // The first sentence of Node names the argument; what follows is about other things.
    const [first = ''] = thrown instanceof Error ? thrown.message.split(/\. |\n/) : []
    return `${first}.`
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      unsure: { type: 'boolean' },
      'no-git': { type: 'boolean' },
      'fail-on': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  })
}
