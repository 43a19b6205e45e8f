import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'

const furthest = 60

/** Presses Tab, or what is given, until a control has the keyboard, and sees that it shows that. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible()
  for (let pressed = 0; pressed < furthest; pressed += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
    await expectVisibleFocus(page)
  }
  throw new Error(`${String(target)} is not reached in ${furthest} steps with ${key}`)
}

/** Goes to a control and presses it. */
export async function pressOn(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Goes to a field and types into it. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** Sees that whatever has the keyboard is in sight and drawn as what has it. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  expect(await focusProblem(page)).toBeNull()
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}

// Null, or what cannot be seen. Nothing has the keyboard between the last and the first control.
function focusProblem(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return null
    const words = focused.getAttribute('aria-label') ?? focused.textContent
    const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : []
    const name = [focused.tagName, words, ...labels.map((each) => each.textContent)].join(' ')
    // A choice is drawn by the label around it.
    const label = focused.closest('label')
    const drawn = [focused, ...(label === null ? [] : [label])].map((each) =>
      getComputedStyle(each),
    )
    const isDrawn = drawn.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
    )
    if (!isDrawn) return `the focus does not show on ${name}`
    const { left, right, top, bottom } = focused.getBoundingClientRect()
    const isInSight = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
    return isInSight ? null : `${name} has the keyboard out of sight`
  })
}
