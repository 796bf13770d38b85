import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM_PATH;

/** A real Chromium against the built app. Each file of tests starts an app of its own, with empty data. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // A walk through the course waits most of the time, for stages and for what they send, and what axe does is all
  // computing: three files at once fill two cores. The longest files come first by their names.
  workers: 3,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        // Without a graphics card each frame of what turns or pulses is painted by the processor that runs the tests.
        '--force-prefers-reduced-motion',
      ],
    },
    // Recording every test takes longer than running it; `npx playwright test --trace on` records one that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
