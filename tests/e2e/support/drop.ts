import type { Page } from '@playwright/test';

export interface DroppedFile {
  name: string;
  text: string;
}

/** Drags files over the page, and lets them go unless they are only held; as a browser tells a page of it. */
export async function dropFiles(page: Page, files: readonly DroppedFile[], until: 'held' | 'dropped' = 'dropped') {
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const { name, text } of all) data.items.add(new File([text], name, { type: 'application/json' }));
    return data;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  if (until === 'dropped') await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}
