import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand, type CommandOrder } from '../../../../src-core/files/run-command.ts'

let folder = ''
const at = (name: string): string => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-command-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A program of Node's that does what the script says. */
function order(script: string, changes: Partial<CommandOrder> = {}): CommandOrder {
  writeFileSync(at('program.mjs'), script)
  return {
    argv: [process.execPath, at('program.mjs')],
    folder,
    input: new TextEncoder().encode('the-secret'),
    milliseconds: 30_000,
    keptBytes: 1_000,
    signal: new AbortController().signal,
    ...changes,
  }
}

async function run(script: string, changes: Partial<CommandOrder> = {}) {
  const { output, ...end } = await runCommand(order(script, changes))
  return { ...end, said: new TextDecoder().decode(output) }
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500; tries += 1) {
    try {
      process.kill(pid, 0)
      // One that has ended, and whose end nobody has asked for, still has its number.
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return true
    } catch {
      return true
    }
    await after(10)
  }
  return false
}

describe('runCommand', () => {
  it('gives a program its input, its folder, and nothing in its arguments', async () => {
    const end = await run(
      `let read = ''
       for await (const piece of process.stdin) read += piece
       console.log(read, process.cwd(), process.argv.length, JSON.stringify(process.env).includes(read))`,
    )
    expect(end).toMatchObject({ end: 'exited', exitCode: 0, isCut: false })
    expect(end.said).toBe(`the-secret ${folder} 2 false\n`)
  })

  it('gives both streams and the exit code', async () => {
    const end = await run(`console.log('out'); console.error('err'); process.exitCode = 3`)
    expect(end.exitCode).toBe(3)
    expect(end.said.split('\n').toSorted()).toEqual(['', 'err', 'out'])
  })

  it('runs no shell', async () => {
    const argv = [process.execPath, '-e', 'console.log(process.argv[1])', '$(echo shell); echo *']
    expect((await run('', { argv })).said).toBe('$(echo shell); echo *\n')
  })

  it.each([
    ['ignores its input', 'process.exit(0)'],
    ['closes its input early', `process.stdin.destroy(); setTimeout(() => process.exit(0), 50)`],
  ])('does not mind a program that %s', async (_name, script) => {
    const input = new Uint8Array(16_384).fill(97)
    for (const size of [16_384, 4_000_000]) {
      const more = { input: size === 16_384 ? input : new Uint8Array(size).fill(97) }
      expect(await run(script, more)).toMatchObject({ end: 'exited', exitCode: 0 })
    }
  })

  it('keeps only the end of what is said', async () => {
    const end = await run(
      `for (let n = 0; n < 100; n += 1) if (!process.stdout.write('x'.repeat(1_000_000)))
         await new Promise((go) => process.stdout.once('drain', go))
       process.stdout.write('the end')`,
    )
    expect(end).toMatchObject({ end: 'exited', exitCode: 0, isCut: true })
    expect([end.said.length, end.said.endsWith('xthe end')]).toEqual([1_000, true])
  })

  it('ends a program whose time is over', async () => {
    const end = await run(
      `import { writeFileSync } from 'node:fs'
       writeFileSync('pid', String(process.pid))
       console.log('began'); setInterval(() => {}, 1000)`,
      { milliseconds: 1_500 },
    )
    expect(end).toMatchObject({ end: 'too-slow', exitCode: null, said: 'began\n' })
    expect(await isGone(Number(readFileSync(at('pid'), 'utf8')))).toBe(true)
  })

  it('ends one that does not want to, and what it has started', async () => {
    const end = await run(
      `import { spawn } from 'node:child_process'
       import { writeFileSync } from 'node:fs'
       process.on('SIGTERM', () => {})
       const child = spawn(process.execPath, ['-e',
         'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { stdio: 'inherit' })
       writeFileSync('pids', process.pid + ' ' + child.pid)
       setInterval(() => {}, 1000)`,
      { milliseconds: 1_500 },
    )
    expect(end.end).toBe('too-slow')
    const pids = readFileSync(at('pids'), 'utf8').split(' ').map(Number)
    expect(await Promise.all(pids.map(isGone))).toEqual([true, true])
  })

  it('does not wait for what a program leaves behind, and ends it', async () => {
    const end = await run(
      `import { spawn } from 'node:child_process'
       import { writeFileSync } from 'node:fs'
       const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'],
         { stdio: 'inherit' })
       writeFileSync('pid', String(child.pid))
       process.exit(0)`,
    )
    expect(end).toMatchObject({ end: 'exited', exitCode: 0 })
    expect(await isGone(Number(readFileSync(at('pid'), 'utf8')))).toBe(true)
  })

  it('stops when it is told to, and does not begin when it was told before', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const script = `import { writeFileSync } from 'node:fs'
      writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000)`
    const running = run(script, { signal })
    while (!existsSync(at('pid'))) await after(10)
    controller.abort()

    expect(await running).toMatchObject({ end: 'stopped', exitCode: null })
    rmSync(at('pid'))
    expect(await run(script, { signal })).toMatchObject({ end: 'stopped', exitCode: null })
    expect(existsSync(at('pid'))).toBe(false)
  })

  it.each([
    ['a program that is not there', { argv: ['keyturn-no-such-program'] }, 'command-missing'],
    ['one that is not in its folder', { argv: ['./not-here'] }, 'command-missing'],
    ['a folder that is not there', { folder: '/keyturn/no/such' }, 'place-missing'],
    ['an argument that no program can have', { argv: ['a\0b'] }, 'bad-request'],
    ['nothing to run', { argv: [] }, 'bad-request'],
    ['an argument without end', { argv: ['node', 'x'.repeat(3_000_000)] }, 'bad-request'],
  ])('refuses %s', async (_name, changes, code) => {
    const failure: unknown = await runCommand(order('', changes)).catch((thrown: unknown) => thrown)
    // Node's own words would repeat the arguments.
    expect(failure).toMatchObject({ code, message: code })
    expect((failure as Error).cause).toBe(undefined)
  })

  it('refuses a file that is no program', async () => {
    writeFileSync(at('text'), 'x', { mode: 0o600 })
    await expect(runCommand(order('', { argv: [at('text')] }))).rejects.toMatchObject({
      code: 'command-missing',
    })
  })
})
