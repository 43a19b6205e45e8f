import type { SeededRandom } from './random.ts'

const hex = '0123456789abcdef'
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const lower = 'etaoinshrdlucmfwypvbgkjqxz'

/** Values as providers make them: a prefix and random letters, 20 to 64 long. */
export function keyLike(random: SeededRandom): string {
  return random.pick([
    () => `sk_live_${random.text(24, base62)}`,
    () => `ghp_${random.text(36, base62)}`,
    () => `AKIA${random.text(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
    () => random.text(32, hex),
    () => random.text(40, `${base62}+/`),
    () => `sk-proj-${random.text(48, `${base62}_-`)}`,
    () => `xoxb-${random.text(12, '0123456789')}-${random.text(24, base62)}`,
    () => random.text(64, hex),
  ])()
}

/** Pages of lines that read like source code in several languages. */
export function sourcePages(random: SeededRandom, count: number): readonly Buffer[] {
  const words = Array.from({ length: 3_000 }, () => word(random))
  const some = (): string => words[Math.floor(random.next() ** 4 * words.length)] ?? 'x'
  return Array.from({ length: count }, () => {
    let page = ''
    while (page.length < 65_536) page += line(random, some)
    return Buffer.from(page)
  })
}

function word(random: SeededRandom): string {
  const part = () => random.text(2 + random.below(7), lower.slice(0, 8 + random.below(18)))
  const parts = Array.from({ length: 1 + random.below(3) }, part)
  const joined = random.pick(['', '_', '-'])
  if (joined !== '') return parts.join(joined)
  return parts
    .map((each, at) => (at === 0 ? each : `${each[0]?.toUpperCase() ?? ''}${each.slice(1)}`))
    .join('')
}

function hashLine(random: SeededRandom, name: string): string {
  if (random.below(2) === 0) return `${name}: ${random.text(8 + random.below(33), hex)}`
  return `"integrity": "sha512-${random.text(86, `${base62}+/`)}=="`
}

function line(random: SeededRandom, some: () => string): string {
  const indent = '  '.repeat(random.below(6))
  const forms: [() => string, ...(() => string)[]] = [
    () => `const ${some()} = ${some()}.${some()}(${some()}, ${random.below(1_000)})`,
    () => `if (${some()} === ${some()}.${some()}) { return ${some()} }`,
    () => `def ${some()}(self, ${some()}=None):`,
    () => `// ${Array.from({ length: 4 + random.below(8) }, some).join(' ')}`,
    () => `import { ${some()}, ${some()} } from './${some()}/${some()}'`,
    () => `"${some()}": "${some()}",`,
    () => `<${some()} class="${some()} ${some()}">${some()}</${some()}>`,
    () => (random.below(8) === 0 ? hashLine(random, some()) : `${some()}.${some()}()`),
    () => '}',
    () => '',
  ]
  return `${indent}${random.pick(forms)()}\n`
}
