import { describe, expect, it } from 'vitest'
import { readArguments, usage } from '../../../src-cli/arguments.ts'

describe('the arguments of the command line', () => {
  it('are read with their defaults', () => {
    expect(readArguments(['find', 'a', 'b'])).toEqual({
      command: 'find',
      options: { folders: ['a', 'b'], json: false, unsure: false, git: true, failOn: 'exposed' },
    })
  })

  it('may stand in any order, and after -- a folder may be called anything', () => {
    const args = ['--json', 'find', '--fail-on=old', '--no-git', '--unsure', '--', '--json']
    expect(readArguments(args)).toEqual({
      command: 'find',
      options: { folders: ['--json'], json: true, unsure: true, git: false, failOn: 'old' },
    })
  })

  it('ask for help or the version, whatever else they ask', () => {
    expect(readArguments(['find', '--help'])).toEqual({ command: 'help' })
    expect(readArguments(['-h'])).toEqual({ command: 'help' })
    expect(readArguments(['--version'])).toEqual({ command: 'version' })
  })

  it.each([
    [[], 'There is no command.'],
    [['seek', '.'], 'There is no command "seek".'],
    [['find'], 'Name at least one folder.'],
    [['find', '--loud', '.'], "Unknown option '--loud'."],
    [['find', '--fail-on', 'sometimes', '.'], '--fail-on knows exposed'],
    [['find', '--fail-on', 'committed', '--no-git', '.'], 'needs git'],
  ])('are refused with a reason where they are wrong: %j', (args, why) => {
    expect(readArguments(args)).toMatchObject({
      command: 'wrong',
      why: expect.stringContaining(why) as string,
    })
  })

  it('are explained within the width of every terminal', () => {
    expect(Math.max(...usage.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
  })
})
