import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Keys in the formats of their providers, made anew for every test: none stands in a file. */
export type MadeKeys = ReturnType<typeof makeKeys>

/** One key of each kind that the projects of `makeProjects` use. */
export function makeKeys() {
  return {
    stripe: ['sk', 'live', letters(24)].join('_'),
    openai: `sk-proj-${letters(74)}T3BlbkFJ${letters(74)}`,
    sendgrid: `SG.${letters(22)}.${letters(43)}`,
    slack: ['xoxb', digits(12), digits(12), letters(24)].join('-'),
    linear: `lin_api_${letters(40)}`,
    anthropic: `sk-ant-api03-${letters(93)}AA`,
    resend: `re_${letters(8)}_${letters(24)}`,
    aws: letters(40),
    internal: letters(36),
    /** Nobody can be sure that it is a key. */
    blob: letters(32),
  }
}

/** Letters and digits in turn, by chance: nobody could take them for words. */
export function letters(count: number): string {
  const alphabets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789']
  const signs = [...randomBytes(count)].map((byte, at) => {
    const alphabet = alphabets[at % alphabets.length] ?? ''
    return alphabet[byte % alphabet.length]
  })
  return signs.join('')
}

function digits(count: number): string {
  return `2${[...randomBytes(count - 1)].map((byte) => byte % 10).join('')}`
}

/** The public half of the key of AWS. */
export const awsKeyId = 'AKIA2E7QXWZK4M6TNVRB'

/** What is true of the projects of `makeProjects`, as the window counts it. */
export const truth = {
  /** Without those of which nobody can be sure. */
  keys: 9,
  projects: 4,
  committed: 3,
  overYear: 2,
  severalPlaces: 2,
} as const

/**
 * Writes four projects into a folder, as developers have them.
 *
 * `shop` has a remote that knows one key, `bot` a key that was taken out of its files but not out
 * of its commits, `infra` is in no work tree, and `dotfiles` holds what stands in a home folder.
 */
export function makeProjects(folder: string, keys: MadeKeys): void {
  makeShop(join(folder, 'shop'), keys)
  makeBot(join(folder, 'bot'), keys)
  writeFiles(join(folder, 'infra'), {
    'package.json': '{"name": "infra"}\n',
    'docker-compose.yml': [
      'services:',
      '  assistant:',
      '    image: assistant',
      '    environment:',
      `      ANTHROPIC_API_KEY: ${keys.anthropic}`,
      '      LOG_LEVEL: debug',
      '',
    ].join('\n'),
    'terraform.tfvars': `region = "eu-west-1"\nresend_api_key = "${keys.resend}"\n`,
  })
  writeFiles(join(folder, 'dotfiles'), {
    'package.json': '{"name": "dotfiles"}\n',
    '.aws/credentials': `[default]\naws_access_key_id = ${awsKeyId}\naws_secret_access_key = ${keys.aws}\n`,
    '.zshrc': `export EDITOR=vim\nexport LINEAR_API_KEY=${keys.linear}\n`,
    '.npmrc': '//npm.example.org/:_authToken=${NPM_TOKEN}\n',
  })
}

function makeShop(shop: string, keys: MadeKeys): void {
  const remote = `${shop}.git`
  mkdirSync(remote, { recursive: true })
  git(remote, 'init', '-q', '--bare')
  writeFiles(shop, {
    '.gitignore': '.env\nnode_modules\n',
    '.env.production': `STRIPE_SECRET_KEY=${keys.stripe}\n`,
    '.env.example': 'STRIPE_SECRET_KEY=sk_live_your_key_here\nOPENAI_API_KEY=changeme\n',
    '.github/workflows/ci.yml': 'env:\n  OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}\n',
  })
  git(shop, 'init', '-q')
  commitAll(shop, '2023-02-03T04:05:06Z')
  git(shop, 'remote', 'add', 'origin', remote)
  git(shop, 'push', '-q', 'origin', 'HEAD')
  writeFiles(shop, { 'src/mail.ts': `const sendgridKey = '${keys.sendgrid}'\n` })
  commitAll(shop, recently())
  writeFiles(shop, {
    '.env': [
      '# what the shop needs on this computer',
      `OPENAI_API_KEY=${keys.openai}`,
      `STRIPE_SECRET_KEY=${keys.stripe}`,
      `INTERNAL_SERVICE_TOKEN=${keys.internal}`,
      'NEXT_PUBLIC_STRIPE_KEY=pk_live_51H8xq2KfWv7YtRzNcPmLd3s',
      'ANOTHER_API_KEY=your-api-key-here',
      '',
    ].join('\n'),
    'node_modules/other/index.js': `const key = '${['sk', 'live', letters(24)].join('_')}'\n`,
  })
}

function makeBot(bot: string, keys: MadeKeys): void {
  writeFiles(bot, { 'old/config.env': `SLACK_BOT_TOKEN=${keys.slack}\n` })
  git(bot, 'init', '-q')
  commitAll(bot, '2023-05-06T07:08:09Z')
  rmSync(join(bot, 'old'), { recursive: true })
  writeFiles(bot, { '.gitignore': '.env\n' })
  commitAll(bot, recently())
  writeFiles(bot, {
    '.env': `SLACK_BOT_TOKEN=${keys.slack}\nSESSION_BLOB=${keys.blob}\n`,
  })
}

/** Writes files below a folder, with the folders that they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** Runs git as a person who never set anything would. */
export function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: folder, stdio: 'ignore', env: gitEnv() })
}

/** Puts all that is not ignored into a commit of a certain time. */
export function commitAll(folder: string, when: string): void {
  git(folder, 'add', '-A')
  execFileSync('git', ['commit', '-q', '-m', 'a change'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...gitEnv(), GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
  })
}

function recently(): string {
  return new Date(Date.now() - 40 * 86_400_000).toISOString()
}

function gitEnv() {
  return {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Some One',
    GIT_AUTHOR_EMAIL: 'some.one@example.org',
    GIT_COMMITTER_NAME: 'Some One',
    GIT_COMMITTER_EMAIL: 'some.one@example.org',
  }
}
