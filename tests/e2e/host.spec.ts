import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from './drop-files.ts'
import { connect, expect, seenBy, test } from './host-fixture.ts'

test.describe('the world of the page', () => {
  test('holds what the preload exposes, frozen, and nothing of Node or Electron', async ({
    page,
  }) => {
    const found = await page.evaluate(() => ({
      leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'global'].filter(
        (name) => name in window,
      ),
      bindings: Object.getOwnPropertyNames(window).filter((name) => /stand|host/i.test(name)),
      frozen: Object.isFrozen(window.api) && Object.isFrozen(window.api.nested.list),
      writable: Object.getOwnPropertyDescriptor(window, 'api')?.writable,
      platform: window.api.platform,
      argv: window.api.argv.at(-1),
    }))
    expect(found).toEqual({
      leaks: [],
      bindings: [],
      frozen: true,
      writable: false,
      platform: process.platform,
      argv: '--hello',
    })
  })

  test('gets errors of the preload as errors', async ({ page }) => {
    const said = await page.evaluate(() => {
      try {
        window.api.fail()
        return 'nothing'
      } catch (error) {
        return error instanceof Error ? error.message : 'no error'
      }
    })
    expect(said).toBe('in the preload')
  })

  test('is a secure context', async ({ page }) => {
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true)
  })
})

test.describe('the path of a file', () => {
  test('is known for what was dropped, a folder too', async ({ page, userData }) => {
    const [file, folder] = [join(userData, 'dropped.env'), join(userData, 'dropped')]
    await writeFile(file, 'x')
    await mkdir(folder)
    await page.evaluate(() => {
      window.heard = []
      document.addEventListener('dragover', (event) => event.preventDefault())
      document.addEventListener('drop', (event) => {
        event.preventDefault()
        const files = [...(event.dataTransfer?.files ?? [])]
        void window.api.pathsOf(files).then((paths) => window.heard.push({ paths }))
      })
    })
    await dropFiles(page, [file, folder], { x: 20, y: 20 })
    await page.waitForFunction(() => window.heard.length > 0)

    expect(await page.evaluate(() => window.heard)).toEqual([{ paths: [file, folder] }])
  })

  test('is empty for a file that the page made, and for what is no file', async ({ page }) => {
    const paths = await page.evaluate(() =>
      window.api.pathsOf([new File(['x'], '/etc/passwd'), '/etc/passwd', null]),
    )

    expect(paths).toEqual(['', 'no file', 'no file'])
  })
})

test.describe('invoke', () => {
  test('carries what structured clone carries, both ways', async ({ page }) => {
    const back = await page.evaluate(async () => {
      const sent = [
        undefined,
        null,
        -0,
        NaN,
        12345678901234567890n,
        'ä\u0000🔑',
        new Date(5),
        new Uint8Array([0, 255]),
        new Map([['a', new Set([1])]]),
        { deep: [{ list: [1, undefined] }] },
      ]
      const got = await window.api.invoke('echo', ...sent)
      if (!Array.isArray(got)) return 'no list'
      const [, , zero, , , , date, bytes, map] = got as unknown[]
      return {
        text: JSON.stringify(got, (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
        zero: Object.is(zero, -0),
        date: date instanceof Date && date.getTime(),
        bytes: bytes instanceof Uint8Array && [...bytes],
        set: map instanceof Map && map.get('a') instanceof Set,
      }
    })
    expect(back).toEqual({
      text: '[null,null,0,null,"12345678901234567890","ä\\u0000🔑","1970-01-01T00:00:00.005Z",{"0":0,"1":255},{},{"deep":[{"list":[1,null]}]}]',
      zero: true,
      date: 5,
      bytes: [0, 255],
      set: true,
    })
  })

  test('says who calls: the top frame at its own address', async ({ page }) => {
    expect(await page.evaluate(() => window.api.invoke('whence'))).toEqual({
      url: 'app://bundle/',
      origin: 'app://bundle',
      isMain: true,
      parent: null,
    })
  })

  test('fails with the handler, and where there is none', async ({ page }) => {
    const failed = (channel: string) =>
      page.evaluate(
        (name) => window.api.invoke(name).catch((error: unknown) => String(error)),
        channel,
      )
    expect(await failed('fail')).toContain(
      "Error invoking remote method 'fail': TypeError: as asked",
    )
    expect(await failed('nowhere')).toContain("No handler registered for 'nowhere'")
  })

  test('has a way back: send, and the event that answers it', async ({ app, page }) => {
    const heard = await page.evaluate(
      () =>
        new Promise((done) => {
          window.api.onHeard(done)
          window.api.say({ n: 1 })
        }),
    )
    expect(heard).toEqual({ n: 1 })
    expect((await seenBy(app)).echoed).toEqual([{ n: 1 }])
  })
})

test.describe('message ports', () => {
  test('join window and utility process, bytes included', async ({ page }) => {
    await connect(page)
    await page.evaluate(() => window.api.post({ bytes: new Uint8Array([7, 8]), more: [1] }))
    await expect.poll(() => page.evaluate(() => window.heard.length)).toBe(2)
    const [hello, echo] = await page.evaluate(() =>
      window.heard.map(({ greeting, isBytes, echo: back }) => {
        const bytes = (back as { readonly bytes?: Uint8Array } | undefined)?.bytes
        return { greeting, isBytes, bytes: bytes instanceof Uint8Array && [...bytes] }
      }),
    )
    expect(hello?.greeting).toBe('hello')
    expect(echo).toEqual({ greeting: undefined, isBytes: true, bytes: [7, 8] })
  })

  test('keep the order of many messages', async ({ page }) => {
    await connect(page)
    await page.evaluate(() => {
      for (let n = 0; n < 300; n += 1) window.api.post(n)
    })
    await expect.poll(() => page.evaluate(() => window.heard.length)).toBe(301)
    const echoes = await page.evaluate(() => window.heard.slice(1).map(({ echo }) => echo))
    expect(echoes).toEqual(Array.from({ length: 300 }, (_, n) => n))
  })

  test('are given to main by the window', async ({ page }) => {
    expect(await page.evaluate(() => window.api.askMainByPort('hi'))).toEqual({ main: 'hi' })
  })

  test('tell the other side when the window closes its end', async ({ app, page }) => {
    await connect(page)
    await page.evaluate(() => window.api.closePort())
    await expect.poll(async () => (await seenBy(app)).ends).toContainEqual({ closed: true })
  })

  test('tell the window when the utility process is killed', async ({ app, page }) => {
    await connect(page)
    const pid = await app.evaluate(() => {
      const { pid: own } = child
      child.kill()
      return own
    })
    await expect.poll(() => page.evaluate(() => window.heard.at(-1))).toEqual({ end: true })
    await expect.poll(async () => (await seenBy(app)).ends).toContainEqual({ exit: 0 })
    expect(pid !== undefined && existsSync(join('/proc', String(pid)))).toBe(false)
  })

  test('tell the utility process when the renderer is gone', async ({ app, page }) => {
    await connect(page)
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    await expect.poll(async () => (await seenBy(app)).ends).toContainEqual({ closed: true })
  })

  test('carry bytes alone, and with a view its whole buffer', async ({ app }) => {
    const sizes = await app.evaluate(
      ({ MessageChannelMain }) =>
        new Promise<readonly number[]>((done) => {
          const { port1, port2 } = new MessageChannelMain()
          const got: number[] = []
          port2.on('message', ({ data }) => {
            got.push((data as Uint8Array).buffer.byteLength)
            if (got.length === 2) done(got)
          })
          port2.start()
          port1.postMessage(new Uint8Array([1, 2]))
          port1.postMessage(new Uint8Array(new ArrayBuffer(64), 8, 2))
        }),
    )
    expect(sizes).toEqual([2, 64])
  })

  test('travel through other ports, with what waits in them', async ({ app }) => {
    const said = await app.evaluate(
      ({ MessageChannelMain }) =>
        new Promise<unknown>((done) => {
          const outer = new MessageChannelMain()
          const inner = new MessageChannelMain()
          inner.port1.postMessage('waited')
          outer.port2.on('message', ({ ports }) => {
            ports[0]?.on('message', ({ data }) => done(data))
            ports[0]?.start()
          })
          outer.port2.start()
          outer.port1.postMessage(null, [inner.port2])
        }),
    )
    expect(said).toBe('waited')
  })

  test('refuse what cannot be cloned', async ({ app }) => {
    const said = await app.evaluate(({ MessageChannelMain }) => {
      const { port1 } = new MessageChannelMain()
      try {
        port1.postMessage(() => 1)
        return 'sent'
      } catch (error) {
        return String(error)
      }
    })
    expect(said).toContain('could not be cloned')
  })
})

test.describe('a utility process', () => {
  test('gets its arguments and answers', async ({ app }) => {
    await app.evaluate(() => child.postMessage({ kind: 'ask' }))
    await expect.poll(async () => (await seenBy(app)).ends).toContainEqual({ argv: ['one', 'two'] })
  })

  test('ends with its own code', async ({ app }) => {
    await app.evaluate(() => child.postMessage({ kind: 'leave' }))
    await expect.poll(async () => (await seenBy(app)).ends).toContainEqual({ exit: 7 })
  })

  test('loses what is sent to it once it is killed, and main lives on', async ({ app }) => {
    await app.evaluate(
      () =>
        new Promise<void>((done) => {
          const late = () => {
            for (let n = 0; n < 200; n += 1) child.postMessage({ kind: 'ask', n })
          }
          child.once('exit', () => {
            late()
            setImmediate(done)
          })
          child.kill()
          late()
        }),
    )
    expect((await seenBy(app)).ends).toContainEqual({ exit: 0 })
  })

  test('has said everything before its end is told', async ({ app }) => {
    await app.evaluate(() => child.postMessage({ kind: 'flood' }))
    await expect.poll(async () => (await seenBy(app)).ends.at(-1)).toEqual({ exit: 0 })
    expect((await seenBy(app)).ends).toHaveLength(501)
  })
})
