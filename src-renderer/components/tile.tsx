import { cssVars } from '../css-vars.ts'
import { tileHue, tileLetters } from '../format/tile.ts'
import './tile.css'

/** Two letters of a provider's name; the name itself stands beside it, so it is silent. */
export function Tile({ text, size = 28 }: { readonly text: string; readonly size?: 20 | 28 | 40 }) {
  return (
    <span
      className="tile"
      aria-hidden
      style={cssVars({ '--tile-hue': tileHue(text), '--tile-size': `${size}px` })}
      data-size={size}
    >
      {tileLetters(text)}
    </span>
  )
}
