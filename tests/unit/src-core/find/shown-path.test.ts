import { describe, expect, it } from 'vitest'
import { ShownPaths } from '../../../../src-core/find/shown-path.ts'

describe('a path as people read it', () => {
  it('stands below the one folder that was chosen', () => {
    const shown = new ShownPaths(['/home/me/work'], '/home/me')
    expect(shown.of('/home/me/work/shop/.env')).toBe('shop/.env')
    expect(shown.project('/home/me/work/shop')).toBe('shop')
    expect(shown.project('/home/me/work')).toBe('work')
  })

  it('tells several chosen folders apart by their names', () => {
    const shown = new ShownPaths(['/srv/one', '/srv/two'], '/home/me')
    expect(shown.of('/srv/two/shop/.env')).toBe('two/shop/.env')
    expect(shown.project('/srv/two/shop')).toBe('two/shop')
    expect(shown.project('/srv/two')).toBe('two')
  })

  it('stands below ~ where that was chosen, or nothing that contains it', () => {
    const shown = new ShownPaths(['/home/me'], '/home/me')
    expect(shown.of('/home/me/.aws/credentials')).toBe('~/.aws/credentials')
    expect(new ShownPaths(['/srv'], '/home/me').of('/home/me/x')).toBe('~/x')
    expect(new ShownPaths(['/srv'], '/home/me').of('/etc/x')).toBe('/etc/x')
  })

  it('is the name of a chosen file, and of a work tree above what was chosen', () => {
    const shown = new ShownPaths(['/srv/shop/.env'], '/home/me')
    expect(shown.of('/srv/shop/.env')).toBe('.env')
    expect(shown.project('/srv/shop')).toBe('shop')
  })
})
