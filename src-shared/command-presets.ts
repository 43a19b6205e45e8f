import type { Caller, CommandPreset } from './caller.ts'

type Command = Extract<Caller, { kind: 'command' }>

/** What a preset fills in; a person may change all of it. */
export type PresetOffer = Pick<Command, 'argv' | 'sends' | 'name' | 'seconds'>

/**
 * The command of a tool that reads a secret from standard input.
 *
 * Cloudflare docs, "wrangler secret put"; Fly.io docs, "fly secrets import"; the manual of
 * `gh secret set`, which reads standard input where no body is given.
 */
export function presetOffer(preset: CommandPreset, name: string): PresetOffer {
  switch (preset) {
    case 'wrangler':
      return { argv: ['wrangler', 'secret', 'put', name], sends: 'value', name, seconds: 120 }
    case 'fly':
      // It waits for the deployment that it starts.
      return { argv: ['fly', 'secrets', 'import'], sends: 'name-value', name, seconds: 600 }
    case 'gh':
      return { argv: ['gh', 'secret', 'set', name], sends: 'value', name, seconds: 60 }
    case 'own':
      return { argv: [], sends: 'value', name: null, seconds: 60 }
  }
}
