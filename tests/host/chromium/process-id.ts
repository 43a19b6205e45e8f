import type { Protocol } from '../cdp/protocol.ts'
import type { CdpSession } from '../cdp/session.ts'

// Chromium traces one page at a time.
let tracing = Promise.resolve()

/**
 * The operating system's number of the process that renders a page, or 0 if it cannot be told.
 *
 * The protocol has no question for it; but a trace begins with a list of frames, and of the process
 * of each.
 */
export function rendererProcessId(session: CdpSession, frameId: string): Promise<number> {
  const found = tracing.then(() => trace(session, frameId)).catch(() => 0)
  tracing = found.then(() => undefined)
  return found
}

async function trace(session: CdpSession, frameId: string): Promise<number> {
  const pieces: Protocol.Tracing.dataCollectedPayload[] = []
  const stop = session.on('Tracing.dataCollected', (piece) => pieces.push(piece))
  const complete = session.next('Tracing.tracingComplete')
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
  })
  await session.send('Tracing.end')
  await complete
  stop()
  for (const { value } of pieces) {
    for (const event of value) {
      const pid = pidIn(event, frameId)
      if (pid !== null) return pid
    }
  }
  return 0
}

type FrameList = {
  readonly name?: string
  readonly args?: {
    readonly data?: {
      readonly frames?: readonly { readonly frame: string; readonly processId: number }[]
    }
  }
}

function pidIn(event: object, frameId: string): number | null {
  const { name, args }: FrameList = event
  if (name !== 'TracingStartedInBrowser') return null
  return args?.data?.frames?.find(({ frame }) => frame === frameId)?.processId ?? null
}
