import type { Entry, Writer } from './planted.ts'

// How keys stand in files of every sort.

/** Each sort of file, in the ways in which it is written most. */
export const writers: readonly Writer[] = [
  lines('env', '.env', ({ name, key }) => `${name}=${key.value}`),
  lines('env', '.env.production', ({ name, key }) => `${name}="${key.value}"`),
  lines('env', '.env.local', ({ name, key }) => `export ${name}='${key.value}' # from the console`),
  lines('shell', '.zshrc', ({ name, key }) => `export ${name}="${key.value}"`),
  lines('shell', 'deploy.sh', ({ name, key }) => `${name}=${key.value} ./run --once`),
  lines('properties', 'application.properties', ({ name, key }) => `${dotted(name)}=${key.value}`),
  lines('properties', 'settings.ini', ({ name, key }) => `${name.toLowerCase()} = ${key.value}`),
  lines('properties', 'config.toml', ({ name, key }) => `${name.toLowerCase()} = "${key.value}"`),
  lines(
    'terraform',
    'prod.auto.tfvars',
    ({ name, key }) => `${name.toLowerCase()} = "${key.value}"`,
  ),
  {
    ...lines(
      'terraform',
      'variables.tf',
      ({ name, key }) =>
        `variable "${name.toLowerCase()}" {\n  type    = string\n  default = "${key.value}"\n}`,
    ),
  },
  indented('compose', 'docker-compose.yml', ({ name, key }) => `      ${name}: ${key.value}`),
  indented('compose', 'compose.yaml', ({ name, key }) => `      - ${name}=${key.value}`),
  {
    sort: 'ci',
    path: '.github/workflows/release.yml',
    takesLines: false,
    write: (entries) =>
      `on: push\njobs:\n  release:\n    env:\n${entries
        .map(({ name, key }) => `      ${name}: "${key.value}"`)
        .join('\n')}\n`,
  },
  {
    sort: 'yaml',
    path: 'k8s/deployment.yaml',
    takesLines: false,
    write: (entries) =>
      `spec:\n  env:\n${entries
        .map(({ name, key }) => `    - name: ${name}\n      value: ${key.value}`)
        .join('\n')}\n`,
  },
  {
    sort: 'json',
    path: 'config/default.production.json',
    takesLines: true,
    write: (entries) =>
      JSON.stringify({ keys: Object.fromEntries(entries.map(pair)), list: [1, 2] }, null, 2),
  },
  lines('source', 'src/client.ts', ({ name, key }) => `const ${camel(name)} = '${key.value}'`),
  lines('source', 'app/settings.py', ({ name, key }) => `${name} = "${key.value}"`),
  lines(
    'source',
    'Config.java',
    ({ name, key }) => `  private static final String ${name} = "${key.value}";`,
  ),
  lines('source', 'main.go', ({ name, key }) => `\t${camel(name)} := "${key.value}"`),
  lines('source', 'config.rb', ({ name, key }) => `  '${name.toLowerCase()}' => '${key.value}',`),
]

function lines(sort: Writer['sort'], path: string, write: (entry: Entry) => string): Writer {
  return {
    sort,
    path,
    takesLines: false,
    write: (entries) => `${entries.map((entry) => withId(entry, write)).join('\n')}\n`,
  }
}

function indented(sort: Writer['sort'], path: string, write: (entry: Entry) => string): Writer {
  return {
    sort,
    path,
    takesLines: false,
    write: (entries) =>
      `services:\n  web:\n    image: web:1\n    environment:\n${entries.map(write).join('\n')}\n`,
  }
}

// The public half stands on a line of its own before the secret, as providers show them.
function withId(entry: Entry, write: (entry: Entry) => string): string {
  const id = entry.key.credentialId
  if (id === null) return write(entry)
  const name = entry.name.replace(/_(?:SECRET|TOKEN|KEY)$/, '_ID')
  return `${write({ ...entry, name, key: { ...entry.key, value: id } })}\n${write(entry)}`
}

function pair({ name, key }: Entry): readonly [string, string] {
  return [camel(name), key.value]
}

function camel(name: string): string {
  return name.toLowerCase().replaceAll(/_(\w)/g, (_, sign: string) => sign.toUpperCase())
}

function dotted(name: string): string {
  return name.toLowerCase().replaceAll('_', '.')
}
