// Questions to providers of source control, builds and hosting.
// Promises addresses and meanings as trufflehog and nango have them; those marked "not confirmed" are
// general knowledge. Package registries are asked by logging in or sending, so none is here.
import { narrowRules, on, onWord, plainRules, recipe, type KeyCheckRecipe } from './recipe.ts'

const token = ['authorization', 'token {key}'] as const

/** One row for each kind of key. */
export const codeChecks: readonly KeyCheckRecipe[] = [
  // Who am I: the one question that needs no permission. It answers in JSON or in XML.
  recipe({
    formats: ['aws-access-key'],
    host: 'sts.amazonaws.com',
    method: 'POST',
    target: '/',
    headers: [['accept', 'application/json']],
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
    aws: { service: 'sts', region: 'us-east-1' },
    // Temporary keys have a third part, which is not known.
    notFor: ['ASIA'],
    rules: [
      onWord('2xx', 'GetCallerIdentityResponse', 'works'),
      // The clock of this computer is wrong, which AWS calls by the same name as a wrong key.
      onWord(403, 'Signature expired', 'unknown'),
      onWord(403, 'Signature not yet current', 'unknown'),
      onWord(403, 'SignatureDoesNotMatch', 'refused'),
      onWord(403, 'InvalidClientTokenId', 'refused'),
    ],
  }),
  recipe({
    formats: ['github-classic', 'github-fine-grained', 'github-oauth', 'github-user'],
    provider: 'GitHub',
    host: 'api.github.com',
    target: '/user',
    // Every token may read who it belongs to; 403 is a limit or a policy of an organisation.
    headers: [['accept', 'application/vnd.github+json']],
  }),
  recipe({
    formats: ['circleci', 'circleci-old'],
    provider: 'CircleCI',
    host: 'circleci.com',
    target: '/api/v2/me',
    headers: [['circle-token', '{key}']],
    // Keys of a project have no "me".
    rules: [on('2xx', 'works')],
  }),
  recipe({
    formats: ['terraform-cloud'],
    provider: 'HCP Terraform',
    host: 'app.terraform.io',
    target: '/api/v2/account/details',
  }),
  recipe({
    formats: ['buildkite'],
    provider: 'Buildkite',
    host: 'api.buildkite.com',
    target: '/v2/access-token',
  }),
  recipe({
    formats: ['pulumi'],
    provider: 'Pulumi',
    host: 'api.pulumi.com',
    target: '/api/user/stacks?maxResults=1',
    headers: [token],
  }),
  recipe({
    formats: ['snyk'],
    provider: 'Snyk',
    host: 'snyk.io',
    target: '/api/v1/user/me',
    headers: [token],
  }),
  recipe({
    formats: ['netlify', 'netlify-old'],
    provider: 'Netlify',
    host: 'api.netlify.com',
    target: '/api/v1/sites?per_page=1',
  }),
  recipe({
    formats: ['vercel', 'vercel-old'],
    provider: 'Vercel',
    host: 'api.vercel.com',
    target: '/v2/user',
    // 403: expired, or for one project only; nobody can tell which.
    rules: [on('2xx', 'works'), on(401, 'refused')],
  }),
  recipe({
    formats: ['heroku', 'heroku-old'],
    provider: 'Heroku',
    host: 'api.heroku.com',
    target: '/account',
    headers: [['accept', 'application/vnd.heroku+json; version=3']],
  }),
  recipe({
    formats: ['fly', 'fly-macaroon', 'fly-old'],
    provider: 'Fly.io',
    host: 'api.machines.dev',
    target: '/v1/apps?org_slug=',
    // The organisation is left empty on purpose: who is known is told that it is missing.
    rules: [on('2xx', 'works'), on(400, 'works'), on(401, 'refused')],
  }),
  recipe({
    formats: ['digitalocean'],
    provider: 'DigitalOcean',
    host: 'api.digitalocean.com',
    target: '/v2/account',
    rules: narrowRules,
  }),
  recipe({
    formats: ['cloudflare-token', 'cloudflare-old'],
    provider: 'Cloudflare',
    host: 'api.cloudflare.com',
    target: '/client/v4/user/tokens/verify',
    rules: [...plainRules, on(403, 'refused')],
    // Tokens of an account are checked at an address that names the account.
    notFor: ['cfat_'],
  }),
  recipe({
    formats: ['supabase-token'],
    host: 'api.supabase.com',
    target: '/v1/projects',
  }),
  recipe({
    formats: ['neon'],
    provider: 'Neon',
    host: 'console.neon.tech',
    target: '/api/v2/projects?limit=1',
  }),
  recipe({
    formats: ['planetscale-token'],
    host: 'api.planetscale.com',
    target: '/v1/organizations',
    headers: [['authorization', '{id}:{key}']],
  }),
  recipe({
    formats: ['doppler'],
    provider: 'Doppler',
    host: 'api.doppler.com',
    target: '/v3/me',
  }),
  recipe({
    formats: ['launchdarkly'],
    provider: 'LaunchDarkly',
    host: 'app.launchdarkly.com',
    target: '/api/v2/caller-identity',
    headers: [['authorization', '{key}']],
    // Keys for programs ("sdk-") are not known there.
    notFor: ['sdk-', 'mob-'],
  }),
]
