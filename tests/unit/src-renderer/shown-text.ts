import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A part of the window as markup, where attributes are asked for. */
export function shownMarkup(node: ReactNode): string {
  return renderToStaticMarkup(node)
}

/** What a part of the window says, without its tags: the text that a person reads first. */
export function shownText(node: ReactNode): string {
  return shownMarkup(node)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
