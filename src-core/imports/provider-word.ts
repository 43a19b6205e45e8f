// The name of a provider as an address tells it.

const firstLabels =
  /^(?:www|api|app|apps|console|dashboard|my|login|signin|auth|accounts?|portal|cloud|platform|admin|id)$/
// Second levels under which names are given, such as `co.uk`.
const secondLevels = /^(?:co|com|net|org|gov|ac|edu|or|ne)$/

/** Such as `Stripe` for `https://dashboard.stripe.com/apikeys`; empty where it tells nothing. */
export function providerOfAddress(address: string): string {
  const host = hostOf(address)
  if (host === null) return ''
  const labels = host.split('.')
  const end = labels.length > 2 && secondLevels.test(labels.at(-2) ?? '') ? -2 : -1
  const name = labels.slice(0, end).findLast((label) => !firstLabels.test(label)) ?? ''
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

/** Whether a text is the address of a site, with or without its scheme. */
export function isAddress(text: string): boolean {
  return hostOf(text) !== null
}

function hostOf(address: string): string | null {
  const text = address.trim()
  if (!/^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?$/i.test(text)) return null
  const url = URL.parse(/^https?:/i.test(text) ? text : `https://${text}`)
  if (!url || /^[\d.]+$/.test(url.hostname) || !/\.[a-z-]{2,}$/.test(url.hostname)) return null
  return url.hostname
}
