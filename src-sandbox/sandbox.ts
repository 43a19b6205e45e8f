import { join } from 'node:path'
import type { Clock } from '../src-shared/clock.ts'
import { AtnaProvider } from './atna/provider.ts'
import { AtomicatProvider } from './atomicat/provider.ts'
import { AtomicPayProvider } from './atomicpay/provider.ts'
import { ControlServer } from './control/control-server.ts'
import { DailybotProvider } from './dailybot/provider.ts'
import { FaultQueue } from './fault.ts'
import { GitHubProvider } from './github/provider.ts'
import { GitLabProvider } from './gitlab/provider.ts'
import { listenAsBefore } from './kept-port.ts'
import { PortalProvider } from './portal/provider.ts'
import { ProviderServer } from './provider-server.ts'
import type { ManagementTokens } from './management.ts'
import type { Provider, ProviderId, ProviderName } from './provider.ts'
import { ReceiverProvider } from './receiver/provider.ts'
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
  readonly id: ProviderId
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
    dailybot: RunningProvider,
    /** The same server and sign-in again: a connector has one kind of key. */
    dailybotWebhooks: RunningProvider,
    atomicpay: RunningProvider,
    receiver: RunningProvider,
  ]
  /** Everybody who can sign in, by origin; what is announced of a provider is its admin alone. */
  readonly signIns: ReadonlyMap<string, ManagementTokens>
  readonly control?: { readonly origin: string; readonly token: string }
  readonly close: () => Promise<void>
}

/** Starts the practice providers, which know what an earlier start on the same folder knew. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const stop = new AbortController()
  const stopped = stop.signal
  const clock = new VirtualClock(options.clock, join(options.stateDir, 'clock.json'))
  const faults = new FaultQueue()
  const log = new RequestLog(clock)
  const made = makeProviders({ clock, stopped, stateDir: options.stateDir })
  const providers: readonly Provider[] = Object.values(made)
  const carriers = new Map<Provider, ProviderServer>()
  const originOf = (provider: Provider): string => carriers.get(provider)?.origin ?? ''
  for (const provider of providers) {
    const other = provider === made.atna ? made.portal : made.atna
    const otherOrigin = () => originOf(other)
    const carrier = new ProviderServer({ provider, clock, faults, log, stopped, otherOrigin })
    carriers.set(provider, carrier)
  }
  const control = new ControlServer({ providers, clock, faults, log })
  const servers = [...carriers.values(), ...(options.control ? [control] : [])]
  const inbox = carriers.get(made.receiver)
  // First of all, so that no other takes the port that its address names.
  if (inbox) await listenAsBefore(inbox, join(options.stateDir, 'receiver-port.json'))
  const others = servers.filter((server) => server !== inbox)
  await Promise.all(others.map((server) => server.listen()))
  const running = (provider: Provider): RunningProvider => ({
    id: `practice-${provider.name}`,
    origin: originOf(provider),
    managementToken: provider.tokens.admin,
  })
  return {
    providers: [
      running(made.atna),
      running(made.portal),
      running(made.atomicat),
      running(made.github),
      running(made.gitlab),
      running(made.vercel),
      running(made.dailybot),
      { ...running(made.dailybot), id: 'practice-dailybot-webhooks' },
      running(made.atomicpay),
      running(made.receiver),
    ],
    signIns: new Map(providers.map((provider) => [originOf(provider), provider.tokens])),
    ...(options.control ? { control: { origin: control.origin, token: control.token } } : {}),
    close: async () => {
      stop.abort()
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}

type Surroundings = {
  readonly clock: Clock
  readonly stopped: AbortSignal
  readonly stateDir: string
}

/** All of them, in the order in which the control plane lists them. */
export function makeProviders({ clock, stopped, stateDir }: Surroundings) {
  const at = (name: ProviderName) => join(stateDir, `${name}.json`)
  return {
    atna: new AtnaProvider(clock, at('atna')),
    portal: new PortalProvider({ clock, path: at('portal'), stopped }),
    atomicat: new AtomicatProvider({ clock, path: at('atomicat'), stopped }),
    dailybot: new DailybotProvider({ clock, path: at('dailybot'), stopped }),
    atomicpay: new AtomicPayProvider(clock, at('atomicpay')),
    github: new GitHubProvider(clock, at('github')),
    gitlab: new GitLabProvider(at('gitlab')),
    vercel: new VercelProvider(clock, at('vercel')),
    receiver: new ReceiverProvider({ clock, path: at('receiver'), stopped }),
  } as const satisfies Readonly<Record<ProviderName, Provider>>
}
