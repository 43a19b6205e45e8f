import { jsonBody, type Call, type Reply } from '../http/message.ts'
import { loopbackUrl } from '../http/loopback-client.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import type { StateFile } from '../state-file.ts'
import { deliveryBody } from './delivery.ts'
import type { DeliverySender } from './sender.ts'
import { areaOf, withDestination, type AtomicatState } from './state.ts'

// Which header a receiver looks at is for its owner to say; this one is ours.
const usualHeader = 'X-Webhook-Key'

type DeliveryScene = { readonly file: StateFile<AtomicatState>; readonly sender: DeliverySender }

/** Where deliveries go, what has become of them, and sample submissions. */
export function deliveryRoutes(scene: DeliveryScene): readonly Route[] {
  const route = (
    method: Route['method'],
    path: string,
    handle: (scene: DeliveryScene, call: Call) => Reply | Promise<Reply>,
  ): Route => ({ method, path, access: 'management', handle: (call) => handle(scene, call) })
  return [
    route('GET', '/sim/v1/webhooks/{area}/destination', showDestination),
    route('PUT', '/sim/v1/webhooks/{area}/destination', setDestination),
    route('GET', '/sim/v1/webhooks/{area}/history', showHistory),
    route('POST', '/sim/v1/webhooks/{area}/retry', retry),
    route('POST', '/sim/v1/test-submission', submit),
  ]
}

function showDestination({ file }: DeliveryScene, { params }: Call): Reply {
  const destination = file.value.destinations[areaOf(params['area'])]
  if (destination === null) throw noDestination()
  return { status: 200, body: { ...destination } }
}

function setDestination({ file }: DeliveryScene, call: Call): Reply {
  const area = areaOf(call.params['area'])
  const { url, header = usualHeader } = jsonBody(call)
  const address = loopbackUrl(url)
  if (address === null) {
    throw new Refusal(400, 'url_not_loopback', 'A practice receiver is on http://127.0.0.1.')
  }
  if (typeof header !== 'string' || !/^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(header)) {
    throw new Refusal(400, 'bad_header', 'The name of a header has letters, digits and dashes.')
  }
  const destination = { url: address.href, header }
  file.update((state) => withDestination(state, area, destination))
  return { status: 200, body: destination, committed: true }
}

function showHistory({ file }: DeliveryScene, { params }: Call): Reply {
  const area = areaOf(params['area'])
  const deliveries = file.value.deliveries.filter((delivery) => delivery.area === area)
  return { status: 200, body: { deliveries: deliveries.map(deliveryBody) } }
}

/** Sends what waits at once, whenever its time would have come. */
async function retry(scene: DeliveryScene, call: Call): Promise<Reply> {
  const area = areaOf(call.params['area'])
  await scene.sender.send((delivery) => delivery.area === area)
  return { ...showHistory(scene, call), committed: true }
}

async function submit({ file, sender }: DeliveryScene, call: Call): Promise<Reply> {
  const area = areaOf(jsonBody(call)['type'])
  if (file.value.destinations[area] === null) throw noDestination()
  const delivery = await sender.submit(area)
  return { status: 202, body: deliveryBody(delivery), committed: true }
}

function noDestination(): Refusal {
  return new Refusal(409, 'no_destination', 'This area has no destination yet.')
}
