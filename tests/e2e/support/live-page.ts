import type { Page } from '@playwright/test';

/** React marks what it looks after; a page that is none of Next's, as the practice page, is live from its start. */
const isLive = (): boolean =>
  !('__next_f' in globalThis) || Object.keys(document.body).some((key) => key.startsWith('__reactProps'));

/**
 * Has a page wait, whenever it is opened or opened anew, until its scripts look after it: what the server drew can be
 * read before, but a key that is pressed is not heard yet, and a test presses sooner than any hand.
 */
export function liveOnceOpened(page: Page): Page {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  page.goto = async (...args) => {
    const response = await goto(...args);
    await page.waitForFunction(isLive);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload(...args);
    await page.waitForFunction(isLive);
    return response;
  };
  return page;
}
