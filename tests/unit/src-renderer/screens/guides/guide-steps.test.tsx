import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DocLinks } from '../../../../../src-renderer/components/doc-links.tsx'
import { GuideSteps } from '../../../../../src-renderer/screens/guides/guide-steps.tsx'
import { VendorNotes } from '../../../../../src-renderer/screens/guides/vendor-notes.tsx'
import { guideWords, stepSentence } from '../../../../../src-renderer/words/en-guides.ts'
import type { GuideStep } from '../../../../../src-shared/guide.ts'
import { firstRoad, guideFor } from './sample-guides.ts'

function said(steps: readonly GuideStep[] | null, provider: string): readonly string[] {
  return (steps ?? []).map((step) =>
    stepSentence(step, provider)
      .map((piece) => (typeof piece === 'string' ? piece : piece.label))
      .join(''),
  )
}

function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function notesOf(vendor: string): string {
  return textOf(renderToStaticMarkup(<VendorNotes notes={guideFor(vendor).notes} />))
}

describe('the clicks at a vendor', () => {
  it('001-07 names every other name that the menus of Dailybot have', () => {
    expect(said(firstRoad('dailybot').make, 'Dailybot')).toEqual([
      'Open Dailybot and sign in.',
      'Go to Organization or Settings, then API keys or Developers or Integrations.',
      'Press Create API key or Generate API Key.',
      'Give it this name, if it asks for one:',
      'If rights can be chosen, give it only those that it needs.',
      'Copy API key. It is shown only this once.',
    ])
  })

  it('004-03 goes through the menu beside the profile name to Save & Add', () => {
    const markup = renderToStaticMarkup(
      <GuideSteps
        guide={guideFor('atna')}
        steps={firstRoad('atna').make}
        newName="billing-20_11_2026-14_05"
      />,
    )
    const text = textOf(markup)
    expect(text).toContain('beside your profile name (top right) and choose My API Keys')
    expect(text).toContain('Press + Generate an API Key .')
    expect(text).toContain('billing-20_11_2026-14_05 Copy name')
    expect(text).toContain('Press Save & Add .')
    expect(text).toContain('Copy Credential ID and Credential Secret')
    expect(text).toContain(guideWords.noDashboard)
  })

  it('004-16 finds Delete behind the three dots next to the key', () => {
    expect(said(firstRoad('atna').turnOff, 'ATNA').slice(-2)).toEqual([
      'Press More Options (the three dots) next to the key.',
      'Press Delete.',
    ])
  })

  it('003-09 003-23 finds the tab, the bin with its prompt, and the phrase', () => {
    const { make, turnOff } = firstRoad('ckeditor')
    expect(said(make, 'CKEditor')).toContain('Open the tab API secrets.')
    expect(said(make, 'CKEditor')).toContain('Press Create a new API secret.')
    expect(said(turnOff, 'CKEditor')).toContain(
      'In the Actions column of the key, press the bin Remove.',
    )
  })

  it('000-05 000-06 goes to either area and its header', () => {
    expect(said(firstRoad('atomicat').replace, 'Atomicat')).toEqual([
      'Open Atomicat and sign in.',
      'Go to Form webhook delivery or Quiz webhook delivery.',
      'Press API key management at the top of the page.',
      'Press Regenerate API key.',
      'Copy API key. It can be read there again.',
    ])
  })

  it('shows the address of the dashboard, to be copied', () => {
    const markup = renderToStaticMarkup(
      <GuideSteps guide={guideFor('ckeditor')} steps={firstRoad('ckeditor').make} />,
    )
    expect(textOf(markup)).toContain('https://portal.ckeditor.com/ Copy address')
    expect(markup).not.toContain('href')
  })
})

describe('what a vendor says that matters', () => {
  it('000-03 keeps webhook keys in a vault, and out of screenshots and chats', () => {
    expect(notesOf('atomicat')).toContain('Keep it in a password manager or a vault')
    expect(notesOf('atomicat')).toContain('Never put it into a screenshot, a chat or a ticket.')
  })

  it('000-11 says to keep it private, and to replace it if it was seen', () => {
    expect(notesOf('atomicat')).toContain('Keep the key private.')
    expect(notesOf('atomicat')).toContain(
      'Replace it at once if you suspect that somebody else has seen it.',
    )
  })

  it('000-01 000-10 says that a delivery key only checks deliveries, and calls nothing', () => {
    const said = guideWords.purposes['check-deliveries']('Atomicat')
    expect(said).toContain('Your receiving tool should check with such a key')
    expect(said).toContain('It cannot be used to call Atomicat.')
  })

  it('003-01 names both uses of an API secret', () => {
    expect(guideWords.purposes.both('CKEditor')).toBe(
      'Calls to CKEditor are signed with such a key, and so are webhooks.',
    )
  })

  it('001-11 says not to put it into chats, tickets or public repositories', () => {
    expect(notesOf('dailybot')).toContain('Never put it into a screenshot, a chat or a ticket.')
    expect(notesOf('dailybot')).toContain('Never put it into a public repository.')
  })

  it('003-02 003-11 004-09 004-10 004-12 says to save it in a safe place', () => {
    for (const vendor of ['ckeditor', 'atna'])
      expect(notesOf(vendor)).toContain('Copy it and save it in a safe place.')
  })

  it('004-11 004-19 004-27 keeps it out of public repositories and client-side code', () => {
    expect(notesOf('atna')).toContain('Never put it into a public repository.')
    expect(notesOf('atna')).toContain('Never put it into code that runs in a browser')
  })

  it('000-28 names the neighbouring topics, with addresses only where there are any', () => {
    const atomicat = textOf(renderToStaticMarkup(<DocLinks docs={guideFor('atomicat').docs} />))
    expect(atomicat).toContain('Form webhooks https://help.atomicat.com.br/leads/overview')
    expect(atomicat).toContain('Quiz webhooks')
    const dailybot = textOf(renderToStaticMarkup(<DocLinks docs={guideFor('dailybot').docs} />))
    expect(dailybot).toContain('Webhooks not firing no address published')
  })
})
