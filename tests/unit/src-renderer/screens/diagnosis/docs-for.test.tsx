import { describe, expect, it } from 'vitest'
import { DocLinks } from '../../../../../src-renderer/components/doc-links.tsx'
import { docsFor } from '../../../../../src-renderer/screens/diagnosis/docs-for.ts'
import { shownText } from '../../shown-text.ts'
import { guideFor } from '../guides/sample-guides.ts'

const titles = (vendor: string, kind: 'api-key' | 'webhook-secret') =>
  docsFor(guideFor(vendor), kind).map(({ title }) => title)

describe('the pages beside a diagnosis', () => {
  it('001-34 begin with API auth errors for a key, and with Webhooks not firing for a secret', () => {
    expect(titles('dailybot', 'api-key')[0]).toBe('API auth errors')
    expect(titles('dailybot', 'api-key')).not.toContain('Webhooks not firing')
    expect(titles('dailybot', 'webhook-secret')[0]).toBe('Webhooks not firing')
    expect(titles('dailybot', 'webhook-secret')).not.toContain('API auth errors')
  })

  it('002-03 002-29 show the API docs apart from the guide to the workflow', () => {
    const text = shownText(<DocLinks docs={docsFor(guideFor('atomicpay'), 'api-key')} />)

    expect(text).toContain('AtomicPay API Docs https://docs.atomicpay.com.br/')
    expect(text).toContain('Use API keys safely https://help.atomicpay.com.br/')
  })

  it('are none where no vendor is known', () => {
    expect(docsFor(null, 'api-key')).toEqual([])
  })
})
