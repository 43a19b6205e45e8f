import type { Protocol } from '../cdp/protocol.ts'
import { notEmulated } from '../loud.ts'

/** A colour as `#rgb`, `#rrggbb` or Electron's `#aarrggbb`. */
export function parseColor(color: string): Protocol.DOM.RGBA {
  const digits = /^#([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.exec(color)?.[1]
  if (digits === undefined) throw notEmulated(`BrowserWindow: the colour ${color}`)
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const [r = 0, g = 0, b = 0] = [...full.slice(-6).matchAll(/../g)].map(([pair]) => byte(pair))
  return full.length === 8 ? { r, g, b, a: byte(full.slice(0, 2)) / 255 } : { r, g, b, a: 1 }
}

function byte(pair: string): number {
  return Number.parseInt(pair, 16)
}
