// Tokens of source control, continuous integration and package registries.
import { hasBase62Sum } from './checksum.ts'
import { keyFormat, type KeyFormat } from './key-format.ts'

const github = { provider: 'GitHub', serviceName: 'github', kind: 'token' } as const
const gitlab = { provider: 'GitLab', serviceName: 'gitlab', kind: 'token' } as const
const circle = { provider: 'CircleCI', serviceName: 'circleci', kind: 'token' } as const
const docker = { provider: 'Docker Hub', serviceName: 'docker_hub', kind: 'token' } as const
const npm = { provider: 'npm', serviceName: 'npm', kind: 'token' } as const
const gitlabBody = '(?:[\\w-]{20}(?![\\w-])|[\\w-]{27,300}\\.[0-9a-z]{2}\\.?[0-9a-z]{7})'
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

// The thirty-six that are common; scanners accept up to 255.
const githubToken = (id: string, start: string): KeyFormat =>
  keyFormat({ ...github, id, starts: [start], body: '[A-Za-z0-9]{36}', sum: hasBase62Sum })

const gitlabToken = (id: string, start: string): KeyFormat =>
  keyFormat({ ...gitlab, id, starts: [start], body: gitlabBody })

/** Tokens of source control, continuous integration and package registries. */
export const sourceFormats: readonly KeyFormat[] = [
  githubToken('github-classic', 'ghp_'),
  githubToken('github-oauth', 'gho_'),
  githubToken('github-user', 'ghu_'),
  githubToken('github-server', 'ghs_'),
  githubToken('github-refresh', 'ghr_'),
  keyFormat({ ...github, id: 'github-fine-grained', starts: ['github_pat_'], body: '\\w{82}' }),
  gitlabToken('gitlab-personal', 'glpat-'),
  gitlabToken('gitlab-deploy', 'gldt-'),
  gitlabToken('gitlab-runner', 'glrt-'),
  keyFormat({ ...gitlab, id: 'gitlab-trigger', starts: ['glptt-'], body: '[0-9a-f]{40}' }),
  keyFormat({ ...gitlab, id: 'gitlab-oauth', starts: ['gloas-'], body: '[\\w-]{64}' }),
  gitlabToken('gitlab-scim', 'glsoat-'),
  gitlabToken('gitlab-feed', 'glft-'),
  keyFormat({ ...gitlab, id: 'gitlab-agent', starts: ['glagent-'], body: '[\\w-]{50}' }),
  keyFormat({
    provider: 'Bitbucket',
    serviceName: 'bitbucket',
    kind: 'token',
    id: 'bitbucket-app-password',
    starts: ['ATBB'],
    body: '[A-Za-z0-9]{24}[A-F0-9]{8}',
  }),
  keyFormat({
    ...circle,
    id: 'circleci',
    starts: ['CCIPAT_', 'CCIPRJ_'],
    body: '[A-Za-z0-9]{22}_[a-fA-F0-9]{40}',
  }),
  keyFormat({
    ...circle,
    id: 'circleci-old',
    words: ['circle', 'circleci'],
    body: '[0-9a-f]{40}',
  }),
  keyFormat({ ...docker, id: 'docker-hub', starts: ['dckr_pat_'], body: '[\\w-]{27}' }),
  keyFormat({ ...docker, id: 'docker-hub-org', starts: ['dckr_oat_'], body: '[\\w-]{32}' }),
  keyFormat({
    ...npm,
    id: 'npm-token',
    starts: ['npm_'],
    body: '[A-Za-z0-9]{36}',
    sum: hasBase62Sum,
  }),
  keyFormat({ ...npm, id: 'npm-legacy', words: ['npm'], body: uuid }),
  // A macaroon; its beginning says `pypi.org`.
  keyFormat({
    provider: 'PyPI',
    serviceName: 'pypi',
    kind: 'token',
    id: 'pypi-token',
    starts: ['pypi-AgEIcHlwaS5vcmc', 'pypi-AgENdGVzdC5weXBpLm9yZ'],
    body: '[\\w-]{50,1000}',
  }),
  keyFormat({
    provider: 'RubyGems',
    serviceName: 'rubygems',
    id: 'rubygems-api',
    starts: ['rubygems_'],
    body: '[a-f0-9]{48}',
  }),
  keyFormat({
    provider: 'NuGet',
    serviceName: 'nuget',
    id: 'nuget-api',
    starts: ['oy2'],
    body: '[a-z0-9]{43}',
  }),
  keyFormat({
    provider: 'HCP Terraform',
    serviceName: 'terraform',
    kind: 'token',
    id: 'terraform-cloud',
    mark: '.atlasv1.',
    body: '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,70}',
  }),
  keyFormat({
    provider: 'Buildkite',
    serviceName: 'buildkite',
    kind: 'token',
    id: 'buildkite',
    starts: ['bkua_'],
    body: '[a-z0-9]{40}',
  }),
  keyFormat({
    provider: 'Pulumi',
    serviceName: 'pulumi',
    kind: 'token',
    id: 'pulumi',
    starts: ['pul-'],
    body: '[a-z0-9]{40}',
  }),
  keyFormat({
    provider: 'SonarQube',
    serviceName: 'sonarqube',
    kind: 'token',
    id: 'sonar',
    starts: ['sqp_', 'squ_', 'sqa_'],
    body: '[a-f0-9]{40}',
  }),
  keyFormat({ provider: 'Snyk', serviceName: 'snyk', id: 'snyk', words: ['snyk'], body: uuid }),
]
