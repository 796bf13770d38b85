import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM_PATH;

/** A real Chromium against the built app. Each file of tests starts an app of its own, with empty data. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // An app, its stages and a browser: two of them at once starve each other on two cores.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    },
    // Recording every test takes longer than running it; `npx playwright test --trace on` records one that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
