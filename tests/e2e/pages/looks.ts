import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './patience.ts'

const themes = ['light', 'dark'] as const
const sizes = [
  { width: 1280, height: 800 },
  { width: 700, height: 600 },
] as const

/** The smallest window at 200 %: half as many of its own pixels in each direction. */
const zoomed = { width: 640, height: 400 }

/** Sees that a screen is fit for everyone: in both themes, both sizes, and at 200 %. */
export async function expectFit(page: Page, screen: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectNoViolation(page, `${screen}, ${colorScheme}, ${size.width} wide`)
    }
    expect(await outOfReach(page), `${screen}, ${size.width} wide`).toEqual([])
  }
  await page.setViewportSize(zoomed)
  expect(await outOfReach(page), `${screen}, at 200 %`).toEqual([])
  await page.setViewportSize(sizes[0])
}

/** Sees that axe finds nothing. */
async function expectNoViolation(page: Page, screen: string): Promise<void> {
  // Without the legacy mode axe opens a page of its own, which this app refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
  }))
  expect(found, screen).toEqual([])
}

/** What is cut off at the side, or cannot be scrolled to, or stays below something else. */
function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    // What is anchored follows the scrolling of its anchor with the next frame.
    const painted = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const modal = [...document.querySelectorAll('dialog[open]')].at(-1)
    const root = modal ?? document.body
    const controls = [...root.querySelectorAll('button, input, select, textarea, a[href]')]
    const problems: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) problems.push(`the page is ${scrollWidth} wide`)
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const name = `${control.tagName} ${control.getAttribute('aria-label') ?? control.textContent}`
      control.scrollIntoView({ block: 'center', inline: 'nearest' })
      if (control.closest('[popover]')) await painted().then(painted)
      const { left, right, top, bottom } = control.getBoundingClientRect()
      if (left < -1 || right > innerWidth + 1) problems.push(`${name} is cut off at the side`)
      if (top < -1 || bottom > innerHeight + 1) problems.push(`${name} cannot be scrolled to`)
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const label = control.closest('label')
      const isThere = there !== null && (control.contains(there) || label?.contains(there) === true)
      // An open menu lies over what is behind it, and goes with the next press beside it.
      const menu = there?.closest('[popover]')
      if (menu && !menu.contains(control)) continue
      if (!isThere) problems.push(`${name} is below ${there?.className ?? 'nothing'}`)
    }
    return problems
  })
}
