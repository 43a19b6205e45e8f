import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { homeParts } from '../../../../src-core/files/home-parts.ts'
import { newFolder, writeFiles } from './git-fixture.ts'

describe('the parts of a home folder', () => {
  it('are what the person put there, and not what programs keep', () => {
    const home = newFolder()
    writeFiles(home, { '.bashrc': '', '.npmrc': '', '.aws/credentials': '', 'work/shop/.env': '' })
    for (const name of ['Library', '.cache', '.cargo', 'snap']) mkdirSync(join(home, name))
    symlinkSync('/', join(home, 'everything'))
    const { paths, foreign } = homeParts(home)
    expect([...paths].sort()).toEqual(
      ['.aws', '.bashrc', '.npmrc', 'work'].map((name) => join(home, name)),
    )
    expect(foreign).toBe(4)
  })

  it('are the folder itself where it cannot be read', () => {
    expect(homeParts('/no/such/home')).toEqual({ paths: ['/no/such/home'], foreign: 0 })
  })
})
