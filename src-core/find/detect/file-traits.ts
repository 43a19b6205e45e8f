// What the path of a file tells about how it is read and how much its values weigh.
// Promises nothing about the file: its content may say otherwise, and is only read differently.
import type { FileSort } from '../../../src-shared/intake.ts'
import { environmentOfFile } from './environment.ts'

/** What the path of a file tells. */
export type FileTraits = {
  readonly sort: FileSort
  /**
   * How far values without quotes go: as dotenv reads, to the end of the line, or to the next gap;
   * `none` where no value stands without quotes.
   */
  readonly bare: 'dotenv' | 'line' | 'word' | 'none'
  /** Whether it is there to show or to test something, so that its values weigh less. */
  readonly isSample: boolean
  /** Whether it is full of sums and of names that tell nothing: then known formats alone count. */
  readonly isKnownOnly: boolean
  readonly environment: string
}

type Reading = Pick<FileTraits, 'sort' | 'bare'>

const shellProfiles =
  /^\.(?:bashrc|bash_profile|bash_login|bash_aliases|profile|zshrc|zprofile|zshenv|zlogin|kshrc|cshrc|tcshrc|envrc|exports|secrets|aliases)(?:\.local)?$/
const ciFiles =
  /(?:^|\/)(?:\.github\/(?:workflows|actions)\/.*\.ya?ml|\.gitlab-ci.*\.ya?ml|\.circleci\/.*\.ya?ml|\.travis\.ya?ml|appveyor\.ya?ml|azure-pipelines.*\.ya?ml|bitbucket-pipelines\.ya?ml|\.drone\.ya?ml|cloudbuild\.ya?ml|buildspec\.ya?ml|\.buildkite\/.*\.ya?ml|\.woodpecker.*\.ya?ml|jenkinsfile[^/]*|codemagic\.ya?ml)$/
const sums =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|cargo\.lock|composer\.lock|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|gemfile\.lock|podfile\.lock|mix\.lock|pubspec\.lock|packages\.lock\.json|flake\.lock|\.terraform\.lock\.hcl|go\.sum|.*\.(?:map|svg|lock|tsbuildinfo|snap|ipynb|csv|tsv|patch|diff|po|pot|xlf|strings|pem\.pub|min\.(?:js|css)))$/
const samples =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__|specs?|fixtures?|mocks?|stubs?|testdata|test-data|examples?|samples?|demos?|docs?|stories|cassettes|locales?|i18n|translations)\/|(?:[._-](?:test|spec|stories|example|sample|template|tmpl|dist|default|defaults|fixture|mock|schema|tpl)s?(?:\.|$))|\.(?:md|mdx|rst|adoc|html?|txt)$|(?:^|\/)(?:example|sample|template|test_|readme|changelog)[^/]*$|(?:^|\/)env\.(?:example|sample|template|dist)/

/** What a path tells; separators of Windows are understood. */
export function fileTraits(path: string): FileTraits {
  const plain = path.replaceAll('\\', '/').slice(-1_000).toLowerCase()
  const name = plain.slice(plain.lastIndexOf('/') + 1)
  return {
    ...readingOf(plain, name),
    // The folders nearest to the file; those above say more about whose computer it is.
    isSample: samples.test(plain.split('/').slice(-4).join('/')),
    isKnownOnly: sums.test(name),
    environment: environmentOfFile(plain),
  }
}

function readingOf(path: string, name: string): Reading {
  if (isEnvFile(name)) return { sort: 'env', bare: 'dotenv' }
  if (shellProfiles.test(name) || /\.(?:sh|bash|zsh|fish|ksh|command)$/.test(name)) {
    return { sort: 'shell', bare: 'word' }
  }
  if (/(?:^|\/)\.aws\/(?:credentials|config)[^/]*$/.test(path)) return { sort: 'aws', bare: 'line' }
  if (/^\.?npmrc$/.test(name)) return { sort: 'npmrc', bare: 'line' }
  if (/^[._]netrc$/.test(name)) return { sort: 'netrc', bare: 'word' }
  if (ciFiles.test(path)) return { sort: 'ci', bare: 'line' }
  if (/^(?:docker-)?compose(?:[.-][^/]*)?\.ya?ml$/.test(name)) {
    return { sort: 'compose', bare: 'line' }
  }
  if (/\.(?:tf|tfvars|hcl|tofu)$/.test(name)) return { sort: 'terraform', bare: 'none' }
  return readingOfEnding(name)
}

function readingOfEnding(name: string): Reading {
  if (/\.ya?ml$/.test(name) || name === '.yarnrc') return { sort: 'yaml', bare: 'line' }
  if (/\.(?:json|jsonc|json5|tfstate|tfstate\.backup|webmanifest|ipynb|har)$/.test(name)) {
    return { sort: 'json', bare: 'none' }
  }
  // Constants and nothing else, so that a password which a person chose counts as in any settings.
  if (
    /^(?:wp-config|config|settings|configuration|localsettings)(?:[.-][\w.-]+)?\.php$/.test(name)
  ) {
    return { sort: 'properties', bare: 'none' }
  }
  const isProperties =
    /\.(?:properties|ini|toml|cfg|conf|cnf|config|xml|plist|credentials|settings|reg)$/.test(name)
  if (isProperties || /^(?:credentials|\.pypirc|\.s3cfg|\.boto|\.my\.cnf|\.pgpass)$/.test(name)) {
    return { sort: 'properties', bare: 'line' }
  }
  return { sort: 'source', bare: 'none' }
}

function isEnvFile(name: string): boolean {
  return /^(?:\.env|\.dev\.vars|\.flaskenv|env|dotenv)(?:$|[.\-_])/.test(name)
    ? !/\.(?:[cm]?[jt]sx?|py|rb|go|rs|md|d\.ts|java|php|sh|ya?ml|json|toml)$/.test(name)
    : name.endsWith('.env')
}
