import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ProjectFinder } from '../../../../src-core/files/project-of.ts'
import { newFolder, writeFiles } from './git-fixture.ts'

describe('the project of a file', () => {
  it('is the nearest work tree, before any folder that calls itself a project', () => {
    const root = newFolder()
    mkdirSync(join(root, 'shop/.git'), { recursive: true })
    writeFiles(root, { 'shop/api/package.json': '{}', 'shop/api/.env': '' })
    expect(new ProjectFinder([root]).of(join(root, 'shop/api/.env'))).toEqual({
      folder: join(root, 'shop'),
      workTree: { folder: join(root, 'shop'), path: 'api/.env' },
    })
  })

  it('is a linked work tree or a submodule, whose .git is a file', () => {
    const root = newFolder()
    writeFiles(root, { 'a/.git': 'gitdir: elsewhere', 'a/.env': '' })
    expect(new ProjectFinder([root]).of(join(root, 'a/.env')).folder).toBe(join(root, 'a'))
  })

  it('is a work tree above the chosen folder', () => {
    const root = newFolder()
    mkdirSync(join(root, '.git'))
    writeFiles(root, { 'deep/er/.env': '' })
    const { folder, workTree } = new ProjectFinder([join(root, 'deep')]).of(
      join(root, 'deep/er/.env'),
    )
    expect(folder).toBe(root)
    expect(workTree).toEqual({ folder: root, path: 'deep/er/.env' })
  })

  it('is found behind a link to the chosen folder', () => {
    const root = newFolder()
    mkdirSync(join(root, 'real/.git'), { recursive: true })
    writeFiles(root, { 'real/sub/.env': '' })
    symlinkSync(join(root, 'real/sub'), join(root, 'link'))
    const found = new ProjectFinder([join(root, 'link')]).of(join(root, 'link/.env'))
    expect(found.workTree).toEqual({ folder: join(root, 'real'), path: 'sub/.env' })
    expect(found.folder).toBe(join(root, 'real'))
  })

  it.each(['package.json', 'pyproject.toml', 'go.mod', 'Cargo.toml', 'Shop.csproj'])(
    'is the nearest folder with a %s where there is no git',
    (mark) => {
      const root = newFolder()
      writeFiles(root, { [`work/shop/${mark}`]: '', 'work/shop/config/deep/.env': '' })
      expect(new ProjectFinder([root]).of(join(root, 'work/shop/config/deep/.env'))).toEqual({
        folder: join(root, 'work/shop'),
        workTree: null,
      })
    },
  )

  it('is the first folder below the chosen one where nothing tells, or that one itself', () => {
    const root = newFolder()
    writeFiles(root, { 'client/keys/live/.env': '', '.env': '' })
    const finder = new ProjectFinder([root])
    expect(finder.of(join(root, 'client/keys/live/.env')).folder).toBe(join(root, 'client'))
    expect(finder.of(join(root, '.env')).folder).toBe(root)
  })
})
