// The environment that the name of a file or of a variable speaks of.

const words: Readonly<Record<string, string>> = {
  prod: 'Production',
  production: 'Production',
  live: 'Production',
  stage: 'Staging',
  staging: 'Staging',
  preprod: 'Staging',
  uat: 'Staging',
  qa: 'Test',
  test: 'Test',
  testing: 'Test',
  ci: 'Test',
  sandbox: 'Test',
  dev: 'Development',
  develop: 'Development',
  development: 'Development',
  local: 'Development',
}

/** Where a folder of this name holds what belongs to one environment. */
const folders = /^(?:prod|production|stage|staging|dev|development|qa|uat)$/

/** The environment of a file, by its name or its folder; empty where neither tells. */
export function environmentOfFile(path: string): string {
  const parts = path.split('/')
  const own = (parts.at(-1) ?? '').split(/[^a-z]+/).findLast((word) => Object.hasOwn(words, word))
  if (own !== undefined && own !== 'ci') return words[own] ?? ''
  const folder = parts.at(-2) ?? ''
  return folders.test(folder) ? (words[folder] ?? '') : ''
}

/** The environment that the words of a variable's name tell; empty where none does. */
export function environmentOfWords(name: readonly string[]): string {
  const word = [name.at(-1), name[0]].find((end) => end !== undefined && isSure(end))
  return word === undefined ? '' : (words[word] ?? '')
}

function isSure(word: string): boolean {
  return Object.hasOwn(words, word) && !['ci', 'local', 'test', 'testing', 'qa'].includes(word)
}
