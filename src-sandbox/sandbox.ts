import { join } from 'node:path'
import type { Clock } from '../src-shared/clock.ts'
import { AtnaProvider } from './atna/provider.ts'
import { AtomicatProvider } from './atomicat/provider.ts'
import { ControlServer } from './control/control-server.ts'
import { FaultQueue } from './fault.ts'
import { GitHubProvider } from './github/provider.ts'
import { GitLabProvider } from './gitlab/provider.ts'
import { PortalProvider } from './portal/provider.ts'
import { ProviderServer } from './provider-server.ts'
import type { Provider, ProviderName } from './provider.ts'
import { RequestLog } from './request-log.ts'
import { VercelProvider } from './vercel/provider.ts'
import { VirtualClock } from './virtual-clock.ts'

export type SandboxOptions = {
  /** A folder of the providers' own, made if it is missing. */
  readonly stateDir: string
  /** Whether to open the control plane, which only tests need. */
  readonly control: boolean
  readonly clock: Clock
}

export type RunningProvider = {
  readonly id: `practice-${ProviderName}`
  readonly origin: string
  readonly managementToken: string
}

export type RunningSandbox = {
  readonly providers: readonly [
    atna: RunningProvider,
    portal: RunningProvider,
    atomicat: RunningProvider,
    github: RunningProvider,
    gitlab: RunningProvider,
    vercel: RunningProvider,
  ]
  readonly control?: { readonly origin: string; readonly token: string }
  readonly close: () => Promise<void>
}

/** Starts the practice providers, which know what an earlier start on the same folder knew. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { stateDir } = options
  const stop = new AbortController()
  const stopped = stop.signal
  const clock = new VirtualClock(options.clock, join(stateDir, 'clock.json'))
  const faults = new FaultQueue()
  const log = new RequestLog(clock)
  const atna = new AtnaProvider(clock, join(stateDir, 'atna.json'))
  const portal = new PortalProvider({ clock, path: join(stateDir, 'portal.json'), stopped })
  const atomicat = new AtomicatProvider(clock, join(stateDir, 'atomicat.json'))
  const github = new GitHubProvider(clock, join(stateDir, 'github.json'))
  const gitlab = new GitLabProvider(join(stateDir, 'gitlab.json'))
  const vercel = new VercelProvider(clock, join(stateDir, 'vercel.json'))
  const serve = (provider: Provider, otherOrigin: () => string) =>
    new ProviderServer({ provider, clock, faults, log, otherOrigin, stopped })
  const atnaServer: ProviderServer = serve(atna, () => portalServer.origin)
  const portalServer: ProviderServer = serve(portal, () => atnaServer.origin)
  const atomicatServer = serve(atomicat, () => atnaServer.origin)
  const [githubServer, gitlabServer, vercelServer] = [
    serve(github, () => atnaServer.origin),
    serve(gitlab, () => atnaServer.origin),
    serve(vercel, () => atnaServer.origin),
  ]
  const providers = [atna, portal, atomicat, github, gitlab, vercel]
  const control = new ControlServer({ providers, clock, faults, log })
  const servers = [
    ...[atnaServer, portalServer, atomicatServer, githubServer, gitlabServer, vercelServer],
    ...(options.control ? [control] : []),
  ]
  await Promise.all(servers.map((server) => server.listen()))
  return {
    providers: [
      running(atna, atnaServer),
      running(portal, portalServer),
      running(atomicat, atomicatServer),
      running(github, githubServer),
      running(gitlab, gitlabServer),
      running(vercel, vercelServer),
    ],
    ...(options.control ? { control: { origin: control.origin, token: control.token } } : {}),
    close: async () => {
      stop.abort()
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}

function running({ name, tokens }: Provider, { origin }: ProviderServer): RunningProvider {
  return { id: `practice-${name}`, origin, managementToken: tokens.admin }
}
