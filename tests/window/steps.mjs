// What a person does on the way to a picture, for the lists of shots.

/** Clicks and fills; `settles` says how long, in milliseconds of the page's clock, each is given. */
export function stepsThat(settles) {
  const click = (role, name) => async (page) => {
    await page.getByRole(role, { name }).first().click({ timeout: 4000 })
    await page.clock.runFor(settles.click)
  }
  const fill = (label, text) => async (page) => {
    await page.getByLabel(label, { exact: true }).first().fill(text, { timeout: 4000 })
    await page.clock.runFor(settles.fill)
  }
  // Narrow windows keep the sidebar behind a button.
  const goBySidebar = (name) => async (page) => {
    const menu = page.getByRole('button', { name: 'Menu' })
    if (await menu.isVisible()) await click('button', 'Menu')(page)
    await click('button', name)(page)
  }
  return { click, fill, goBySidebar }
}

/** One step after the other. */
export const all =
  (...steps) =>
  async (page) => {
    for (const step of steps) await step(page)
  }

/** Brings the part under a heading into view. */
export const scrollTo = (name) => async (page) => {
  await page
    .getByRole('heading', { name, exact: true })
    .evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
}
