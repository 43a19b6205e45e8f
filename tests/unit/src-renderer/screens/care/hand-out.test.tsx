import { describe, expect, it } from 'vitest'
import { CallerId } from '../../../../../src-shared/ids.ts'
import { PanelHandOut } from '../../../../../src-renderer/screens/care/panel-hand-out.tsx'
import { GitWarning } from '../../../../../src-renderer/screens/care/put-file-dialog.tsx'
import { writablePlaces } from '../../../../../src-renderer/screens/care/use-put-file.ts'
import { isVariable } from '../../../../../src-renderer/screens/care/variable.ts'
import { errorWords } from '../../../../../src-renderer/words/en-errors.ts'
import { placeWords } from '../../../../../src-renderer/words/en-places.ts'
import { shownMarkup, shownText } from '../../shown-text.ts'
import { sampleDetail, sampleVersion } from '../sample-detail.ts'

const id = CallerId.parse('c'.repeat(32))
const env = { id, check: null, kind: 'env-file', path: '/a/.env', variable: 'KEY' } as const

describe('handing a key to a program', () => {
  it('002-30 002-31 offers a variable and a file, never a page, and says why', () => {
    const text = shownText(<PanelHandOut item={sampleDetail()} />)

    expect(text).toContain('Copy as environment variable…')
    expect(text).toContain('Put it into a file…')
    expect(text).toContain('whatever runs in a browser can be read by everybody who opens it')
    for (const kind of Object.values(placeWords.kinds))
      expect(kind).not.toMatch(/browser|web ?page|client/i)
    expect(errorWords['place-in-browser'].todo).toContain('Keep the key on the server')
  })

  it('offers nothing for an entry without a secret', () => {
    const entry = sampleDetail({}, [sampleVersion({ hasSecret: false })])

    expect(shownText(<PanelHandOut item={entry} />)).toBe('')
  })

  it('001-29 warns that git would keep the file, and asks to say so', () => {
    const warning = <GitWarning accepts={false} onAccept={() => undefined} />

    expect(shownText(warning)).toContain('is not ignored: the key could be committed')
    expect(shownText(warning)).toContain('I know that git would keep it')
    expect(shownMarkup(warning)).not.toContain('checked=""')
  })

  it('writes places that it can reach, and not those that a person looks after', () => {
    const manual = { id, check: null, kind: 'manual', label: 'a laptop' } as const
    const item = { places: [manual, { ...env, part: 'secret' as const }, null] }

    expect(writablePlaces({ places: item.places.map((caller) => ({ id, caller })) })).toEqual([
      { ...env, part: 'secret' },
    ])
  })

  it('takes names of variables and refuses what a shell would not', () => {
    expect(isVariable('DAILYBOT_API_KEY')).toBe(true)
    for (const wrong of ['', '1KEY', 'MY-KEY', 'A B', 'K=1']) expect(isVariable(wrong)).toBe(false)
  })
})
