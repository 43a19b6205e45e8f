import type { FileSort } from '../../../src-shared/intake.ts'
import { formatById } from '../../../src-core/find/formats/formats.ts'
import type { SeededRandom } from '../random.ts'
import { madeKey, type MadeKey } from './made-keys.ts'
import type { MadeFile, Planted } from './planted.ts'

// Files that have a way of their own to hold a key.

/** A generated file and the keys in it. */
export type SpecialFile = { readonly file: MadeFile; readonly keys: readonly Planted[] }

/** One file of each sort that has a form of its own. */
export function specialFiles(folder: string, random: SeededRandom): SpecialFile[] {
  const key = (id: string): MadeKey => {
    const format = formatById(id)
    if (!format) throw new Error(`There is no format ${id}.`)
    return madeKey(format, random)
  }
  const aws = key('aws-access-key')
  const bare = key('aws-access-key')
  const [npm, legacy, heroku] = [key('npm-token'), key('npm-legacy'), key('heroku-old')]
  const [database, cache] = [key('address-password'), key('address-password')]
  const [pem, account, hook] = [
    key('private-key'),
    key('google-service-account'),
    key('slack-webhook'),
  ]
  const made = (path: string, sort: FileSort, keys: readonly MadeKey[]) => (text: string) =>
    special({ path: `${folder}/${path}`, sort, keys, text })
  return [
    made('.aws/credentials', 'aws', [aws])(
      `[default]\naws_access_key_id = ${aws.credentialId ?? ''}\naws_secret_access_key = ${aws.value}\n`,
    ),
    made('src/upload.ts', 'source', [bare])(
      `connect('${bare.credentialId ?? ''}', '${bare.value}', 'eu-west-1')\n`,
    ),
    made('.npmrc', 'npmrc', [npm])(`//registry.acme.test/:_authToken=${npm.value}\n`),
    made('old/.npmrc', 'npmrc', [legacy])(`//registry.acme.test/:_authToken=${legacy.value}\n`),
    made('.netrc', 'netrc', [heroku])(
      `machine api.heroku.com\n  login a@acme.test\n  password ${heroku.value}\n`,
    ),
    made('api/.env', 'env', [database])(
      `DATABASE_URL=postgres://billing:${database.value}@db.acme.test:5432/billing?sslmode=require\n`,
    ),
    made('api/cache.yaml', 'yaml', [cache])(
      `cache:\n  url: "rediss://:${cache.value}@cache.acme.test:6380"\n`,
    ),
    made('deploy/id_rsa', 'source', [pem])(`${pem.value}\n`),
    made('deploy/tls.yaml', 'yaml', [pem])(
      `tls:\n  key: |\n${pem.value.replaceAll(/^/gm, '    ')}\n`,
    ),
    made('service-account.json', 'json', [account])(
      JSON.stringify({ private_key: account.value, client_email: 'a@b.iam.gserviceaccount.com' }),
    ),
    made('notify.sh', 'shell', [hook])(`curl -d '{"text":"done"}' ${hook.value}\n`),
  ]
}

function special({
  path,
  sort,
  keys,
  text,
}: Omit<MadeFile, 'keys'> & {
  readonly sort: FileSort
  readonly keys: readonly MadeKey[]
}): SpecialFile {
  return {
    file: { path, text },
    keys: keys.map((one) => ({ ...one, sort, path, isNamed: false, isByHand: false })),
  }
}
