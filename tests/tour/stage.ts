import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { makeExampleFolder } from './example-folder.ts'
import { oneLine, type Transcript } from './transcript.ts'

const root = resolve(import.meta.dirname, '../..')
const patienceMs = 30_000
const themes = ['light', 'dark'] as const

/** The real app in a temporary profile, and the hands and eyes of the tour on it. */
export class Stage {
  readonly #app: ElectronApplication
  readonly #profile: string
  readonly #pictures: string
  readonly transcript: Transcript
  /** Two projects with keys in them, made for this tour. */
  readonly exampleFolder: string
  /** Errors of the page: a person would not see them, and there must be none. */
  readonly complaints: string[] = []
  page: Page
  #chapter = '00'

  private constructor(given: {
    readonly app: ElectronApplication
    readonly page: Page
    readonly profile: string
    readonly pictures: string
    readonly transcript: Transcript
    readonly exampleFolder: string
  }) {
    this.#app = given.app
    this.page = this.#follow(given.page)
    this.#profile = given.profile
    this.#pictures = given.pictures
    this.transcript = given.transcript
    this.exampleFolder = given.exampleFolder
  }

  /** Starts the app with a profile that is removed at the end. */
  static async open(pictures: string, transcript: Transcript): Promise<Stage> {
    await mkdir(pictures, { recursive: true })
    const profile = await mkdtemp(join(tmpdir(), 'keyturn-tour-'))
    const app = await _electron.launch({ args: ['.', `--user-data-dir=${profile}`], cwd: root })
    const page = await app.firstWindow()
    const exampleFolder = await makeExampleFolder()
    return new Stage({ app, page, profile, pictures, transcript, exampleFolder })
  }

  /** Closes the app and removes all that it wrote. */
  async close(): Promise<void> {
    await this.#app.close()
    const made = [this.#profile, `${this.#profile}-practice-providers`, this.exampleFolder]
    for (const folder of made) await rm(folder, { recursive: true, force: true })
  }

  chapter(title: string): void {
    this.#chapter = this.transcript.chapter(title)
  }

  /** Expects to see something and writes down what it says. */
  async see(target: Locator, name = ''): Promise<string> {
    await target.waitFor({ state: 'visible', timeout: patienceMs })
    const text = oneLine(await target.innerText())
    this.transcript.saw(name === '' ? text : `${name}: ${text}`)
    return text
  }

  /** Expects a text to stand on the page. */
  seeText(text: string | RegExp): Promise<string> {
    return this.see(this.page.getByText(text, { exact: typeof text === 'string' }).first())
  }

  async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    const button = within.getByRole('button', { name, exact: typeof name === 'string' }).first()
    const label = oneLine((await button.getAttribute('aria-label')) ?? (await button.innerText()))
    await button.click()
    this.transcript.did(`pressed "${label}"`)
  }

  async type(label: string, text: string, shown = `"${text}"`): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text)
    this.transcript.did(`typed ${shown} as ${label}`)
  }

  /** Does what asks for a folder, and chooses the example one in the dialog of the system. */
  async chooseExampleFolder(work: () => Promise<void>): Promise<void> {
    await this.#app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] })
    }, this.exampleFolder)
    await work()
    this.transcript.did('chose the folder with the example projects')
  }

  /** What stands on the clipboard of the system. */
  clipboard(): Promise<string> {
    return this.#app.evaluate(({ clipboard }) => clipboard.readText())
  }

  /** Does what locks the vault and goes on in the fresh window that follows. */
  async throughLock(work: () => Promise<void>): Promise<void> {
    const next = this.#app.waitForEvent('window')
    await work()
    this.page = this.#follow(await next)
  }

  /** Takes a picture of the window in light and in dark. */
  async picture(name: string): Promise<void> {
    const files: string[] = []
    for (const theme of themes) {
      await this.#show(theme)
      const file = `${this.#chapter}-${name}-${theme}.png`
      await this.page.screenshot({ path: join(this.#pictures, file), animations: 'disabled' })
      files.push(file)
    }
    this.transcript.picture(files)
  }

  #follow(page: Page): Page {
    page.setDefaultTimeout(patienceMs)
    page.on('pageerror', ({ message }) => this.complaints.push(message))
    return page
  }

  async #show(theme: (typeof themes)[number]): Promise<void> {
    await this.#app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await this.page.waitForFunction(
      (wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches,
      theme,
    )
  }
}
