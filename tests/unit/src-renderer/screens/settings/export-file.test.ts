import { describe, expect, it } from 'vitest'
import { exportName, withForm } from '../../../../../src-renderer/screens/settings/export-file.ts'

describe('the name proposed for a plain export', () => {
  it('says the day in UTC and the form', () => {
    const at = Date.UTC(2026, 10, 3, 23, 59)

    expect(exportName('csv', at)).toBe('keyturn-03_11_2026.csv')
    expect(exportName('env', at)).toBe('keyturn-03_11_2026.env')
  })
})

describe('another form', () => {
  it('changes the ending that was proposed', () => {
    expect(withForm('/home/ann/keys.json', 'csv')).toBe('/home/ann/keys.csv')
    expect(withForm('C:\\Ann\\keys.CSV', 'env')).toBe('C:\\Ann\\keys.env')
  })

  it('leaves an ending that a person chose, and a name that is only an ending', () => {
    expect(withForm('/home/ann/keys.txt', 'csv')).toBe('/home/ann/keys.txt')
    expect(withForm('/home/ann/.env', 'json')).toBe('/home/ann/.env')
    expect(withForm('C:\\Ann\\.env', 'json')).toBe('C:\\Ann\\.env')
    expect(withForm('', 'json')).toBe('')
  })
})
