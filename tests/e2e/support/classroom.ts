import { test as base } from '@playwright/test';
import { startApp, type RunningApp } from '../../support/running-app.ts';
import { folderWith } from './already-done.ts';
import { liveOnceOpened } from './live-page.ts';

interface Own {
  /** Each spec file names its own, and so gets a worker, an app and a data folder that no other file touches. */
  classroomOf: string;
  /** Steps that were passed before the app started, by their ids. */
  alreadyDone: string[];
  app: RunningApp;
}

/** A test with the built app in a real browser. `baseURL` is where that app listens. */
export const test = base.extend<object, Own>({
  classroomOf: ['', { option: true, scope: 'worker' }],
  alreadyDone: [[], { option: true, scope: 'worker' }],
  app: [
    async ({ classroomOf, alreadyDone }, use) => {
      if (classroomOf === '') throw new Error('Name the classroom: test.use({ classroomOf: … }).');
      const app = await startApp({}, await folderWith(alreadyDone));
      await use(app);
      await app.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  page: async ({ page, javaScriptEnabled }, use) => use(javaScriptEnabled ? liveOnceOpened(page) : page),
});

export { expect, type Locator, type Page } from '@playwright/test';
