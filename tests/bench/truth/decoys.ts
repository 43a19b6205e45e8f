import type { SeededRandom } from '../random.ts'
import type { MadeFile } from './planted.ts'

// What looks like a key and is none: of every sort that a reader of code meets every day.

const hex = '0123456789abcdef'
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

// In pieces, so that no scanner takes this file for one that holds keys.
const [sk, pk, ghp] = ['sk', 'pk', 'ghp']

/** Files without a single key. */
export function decoyFiles(folder: string, random: SeededRandom): MadeFile[] {
  const sha = (): string => random.text(40, hex)
  const sum = (): string => `${random.text(86, base64)}==`
  const uuid = (): string => [8, 4, 4, 4, 12].map((length) => random.text(length, hex)).join('-')
  return [
    { path: `${folder}/.env.example`, text: exampleEnv },
    { path: `${folder}/.env.development`, text: plainEnv(sha(), uuid()) },
    { path: `${folder}/package-lock.json`, text: lockFile(sum, 30) },
    { path: `${folder}/yarn.lock`, text: `left-pad@1:\n  integrity sha512-${sum()}\n` },
    { path: `${folder}/k8s/values.yaml`, text: values(sha(), uuid()) },
    { path: `${folder}/docker-compose.override.yml`, text: compose(sha()) },
    { path: `${folder}/.github/workflows/ci.yml`, text: workflow(sha()) },
    { path: `${folder}/infra/main.tf`, text: terraform(uuid()) },
    { path: `${folder}/locales/en.json`, text: words },
    { path: `${folder}/src/words.json`, text: words },
    { path: `${folder}/src/code.ts`, text: code({ sha: sha(), uuid: uuid(), sum: sum() }) },
    { path: `${folder}/src/settings.py`, text: python },
    { path: `${folder}/README.md`, text: readme },
    { path: `${folder}/style.css`, text: `:root { --token-color: #a1b2c3; }\n` },
    { path: `${folder}/app.csproj`, text: `<ProjectGuid>{${uuid()}}</ProjectGuid>\n` },
    { path: `${folder}/certs/ca.crt`, text: certificate(random) },
  ]
}

const exampleEnv = `# copy to .env
STRIPE_SECRET_KEY=${sk}_test_your_key_here
OPENAI_API_KEY=sk-...
AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
GITHUB_TOKEN=${ghp}_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
JWT_SECRET=change-me-please
SESSION_SECRET=<random string>
DB_PASSWORD=postgres
DATABASE_URL=postgres://user:password@localhost:5432/app
API_KEY=your-api-key-here
SENDGRID_API_KEY=SG.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
SLACK_TOKEN=xoxb-your-token
SECRET=\${SECRET}
PASSWORD=$(pass show db)
`

function plainEnv(sha: string, uuid: string): string {
  return `PORT=3000
NODE_ENV=development
COMMIT_SHA=${sha}
PUBLIC_KEY_PATH=/etc/keys/public.pem
GOOGLE_CLIENT_ID=123456789012-abc123def456.apps.googleusercontent.com
NEXT_PUBLIC_STRIPE_KEY=${pk}_live_51H8s9dKJ2mN4pQ7rT
TENANT_ID=${uuid}
KEY_FILE=./certs/server.key
TOKEN_TTL=86400
PASSWORD_MIN_LENGTH=12
API_URL=https://api.acme.test/v1/keys?limit=100
CACHE_KEY_PREFIX=myapp-cache-v2-eu-west-1
SENTRY_DSN=https://${sha.slice(0, 32)}@o12345.ingest.sentry.io/67890
REDIS_URL=redis://localhost:6379/0
FEATURE_FLAGS=newDashboard,betaSearch2,exportV3,fastLogin4
`
}

function lockFile(sum: () => string, count: number): string {
  const entry = (index: number): string =>
    `"node_modules/p${index}": { "version": "1.0.${index}", "integrity": "sha512-${sum()}" }`
  return `{ "packages": {\n${Array.from({ length: count }, (_, index) => entry(index)).join(',\n')}\n} }\n`
}

function values(sha: string, uuid: string): string {
  return `image:
  tag: ${sha}
  digest: sha256:${sha}${sha.slice(0, 24)}
secretName: billing-db-credentials
tenantId: ${uuid}
env:
  - name: STRIPE_KEY
    valueFrom:
      secretKeyRef:
        name: stripe
        key: secret-key-production-v2
  - name: API_TOKEN
    value: "{{ .Values.token }}"
password: "{{ vault.password }}"
checksum/config: ${sha}
tokenUrl: https://login.acme.test/oauth2/token
keyAlias: alias/my-key-2024-production
`
}

function compose(sha: string): string {
  return `services:
  db:
    image: postgres@sha256:${sha}${sha.slice(0, 24)}
    environment:
      POSTGRES_PASSWORD: postgres
      MYSQL_ROOT_PASSWORD: \${MYSQL_ROOT_PASSWORD:-root}
      - SECRET_KEY
      REDIS_PASSWORD_FILE: /run/secrets/redis_password_v2
`
}

function workflow(sha: string): string {
  return `jobs:
  test:
    steps:
      - uses: actions/checkout@${sha}
        with:
          token: \${{ secrets.GITHUB_TOKEN }}
          key: \${{ runner.os }}-node-\${{ hashFiles('**/package-lock.json') }}
          cache-key: npm-cache-linux-x64-node24-v3
    env:
      NPM_TOKEN: \${{ secrets.NPM_TOKEN }}
      DATABASE_PASSWORD: test
`
}

function terraform(uuid: string): string {
  return `variable "db_password" {
  type      = string
  sensitive = true
}
resource "aws_kms_key" "main" {
  key_id       = "${uuid}"
  policy_token = data.aws_iam_policy.token.json
  password     = var.db_password
  secret_arn   = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbC123"
}
`
}

const words = JSON.stringify({
  password: 'Password',
  passwordHint: 'At least 12 characters, with a digit and a sign',
  forgotPassword: 'Forgot your password?',
  apiKey: 'API key',
  token_expired: 'Your token expired on {{date}}',
  secretLabel: 'Client secret (shown once)',
  login: { passwordConfirm: 'Repeat-the-new-password-2' },
})

type Values = { readonly sha: string; readonly uuid: string; readonly sum: string }

function code({ sha, uuid, sum }: Values): string {
  return `const tokenizer = 'gpt2-bpe-tokenizer-v3-large'
const apiKey = process.env.API_KEY ?? ''
const key = 'ArrowDown'
export const secretKeyStorageName = 'keyturn.secret.key.v2.local'
const passwordPattern = '^(?=.*[A-Z])(?=.*[0-9]).{12,}$'
const nextPageToken = '${sha.slice(0, 32)}'
const csrfToken = document.querySelector('meta[name=csrf-token-2]')
const commit = '${sha}'
const requestId = '${uuid}'
const icon = 'data:image/png;base64,${sum}'
const publicKey = 'ssh-rsa ${sum}'
const passwordHash = '$2b$12$${sha.slice(0, 22)}${sha.slice(0, 31)}'
const integrity = 'sha384-${sum.slice(0, 64)}'
const headers = { authorization: \`Bearer \${token}\` }
const cacheKey = 'user-profile-v2-2024-06-01-eu-central-1'
const firebase = { apiKey: 'AIzaSyD${sum.replaceAll(/[+/=]/g, 'x').slice(0, 32)}', authDomain: 'acme.firebaseapp.com' }
type Keys = { apiKey: string; password: string; token?: string }
function isToken(kind: string) { return kind === 'token' || kind === 'secret-key-kind-12' }
throw new Error('missing secret: set API_SECRET_KEY_V2 first')
const primaryKey = 'customer_id_2024_partition_7'
const secret = await vault.read('secret/data/billing/prod/key1')
`
}

const python = `SECRET_KEY = os.environ["SECRET_KEY"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = "django.contrib.auth.password_validation.MinimumLengthValidator"
TOKEN_MODEL = "rest_framework.authtoken.models.Token2"
api_key = config.get("api_key")
password = getpass.getpass("Password: ")
`

const readme = `Set \`API_KEY=abc123\` and run \`export GITHUB_TOKEN=ghp_your_token_here\`.
Use \`Authorization: Bearer <token>\`; a key looks like \`sk_test_123456789\`.
postgres://user:pass@host/db
`

function certificate(random: SeededRandom): string {
  const lines = Array.from({ length: 8 }, () => random.text(64, base64)).join('\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}
