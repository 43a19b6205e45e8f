import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** What a part of the window says, without its tags: the text that a person reads first. */
export function shownText(node: ReactNode): string {
  return renderToStaticMarkup(node)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
