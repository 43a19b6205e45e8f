import type { Caller } from './caller.ts'

/**
 * How the names of variables begin that builds put into pages for browsers.
 *
 * As the tools document them: Next.js, Vite (also SvelteKit and Astro: `PUBLIC_`), Create React App,
 * Nuxt, Gatsby, Expo, Vue CLI, Angular's env builder, Redwood, Storybook, Quasar.
 */
const publicPrefixes: readonly string[] = [
  'NEXT_PUBLIC_',
  'VITE_',
  'REACT_APP_',
  'NUXT_PUBLIC_',
  'NUXT_ENV_',
  'PUBLIC_',
  'GATSBY_',
  'EXPO_PUBLIC_',
  'NG_APP_',
  'VUE_APP_',
  'REDWOOD_ENV_',
  'STORYBOOK_',
  'QCLI_',
]

/** Whether builds publish a variable of this name to everybody who opens the page. */
export function isPublicVariable(name: string): boolean {
  const upper = name.trim().toUpperCase()
  return publicPrefixes.some((prefix) => upper.startsWith(prefix))
}

/** Whether the secret half of a key would stand in a variable that builds publish. */
export function isInBrowser(caller: Caller): boolean {
  const name = variableOf(caller)
  if (name === null || !isPublicVariable(name)) return false
  // The public half of a key may be seen by anybody.
  return !('part' in caller) || caller.part === 'secret'
}

function variableOf(caller: Caller): string | null {
  switch (caller.kind) {
    case 'env-file':
      return caller.variable
    case 'vercel-variable':
    case 'gitlab-variable':
      return caller.key
    case 'github-secret':
    case 'command':
      return caller.name
    case 'json-file':
    case 'yaml-file':
      return caller.pointer.split('/').at(-1) ?? ''
    case 'aws-credentials':
    case 'npmrc':
    case 'manual':
      return null
  }
}
