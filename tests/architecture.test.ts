import { describe, expect, it } from 'vitest'
import { checkGlobals } from './architecture/globals.ts'
import { readLimited, readProduct } from './architecture/house.ts'
import { checkImports } from './architecture/imports.ts'
import { checkDocumentation, checkFiles } from './architecture/shape.ts'
import { describeFinding } from './architecture/source.ts'

describe('the house', () => {
  const product = readProduct()

  it('has sources to look at', () => {
    expect(product.size).toBeGreaterThan(10)
    expect([...product.keys()]).toContain('src-shared/errors.ts')
  })

  it('imports only floors below and only through doors', () => {
    expect(checkImports(product).map(describeFinding)).toEqual([])
  })

  it('uses no refused global outside its door', () => {
    expect(checkGlobals(product).map(describeFinding)).toEqual([])
  })

  it('has no file that is too long or a drawer', () => {
    expect(checkFiles(readLimited()).map(describeFinding)).toEqual([])
  })

  it('says in a sentence what every export of the shared words and the core is', () => {
    expect(checkDocumentation(product).map(describeFinding)).toEqual([])
  })
})
