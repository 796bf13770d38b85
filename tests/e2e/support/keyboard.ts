import { expect, type Locator, type Page } from '@playwright/test';

/** More presses than any page has stops. */
const MOST_STOPS = 150;

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement, undefined, { timeout: 5000 });

/** Presses Tab (or Shift+Tab) until the target has the focus, and sees that the focus shows. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(key);
    if (await hasFocus(target)) return expectVisibleFocus(target);
  }
  throw new Error(`${MOST_STOPS} presses of ${key} never reach ${String(target)}.`);
}

/** Whatever has the keyboard is marked by an outline or a ring, its own or that of the field it stands in. */
export async function expectVisibleFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  const marked = await target.evaluate((element) =>
    [element, element.parentElement].some((one) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    }),
  );
  expect(marked, 'the focus is visible').toBe(true);
}

/** Goes to something by Tab and presses it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
