import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.SPANWALK_TEST_PORT ?? 3900);
const executablePath = process.env.CHROMIUM_PATH;
// The configuration is read again by each worker: only the first reading makes the folder.
process.env.SPANWALK_TEST_DATA ??= mkdtempSync(join(tmpdir(), 'spanwalk-e2e-'));

/** A real Chromium against the built app, on ports and in a data folder of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // One classroom with one student: tests that share it take turns.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${port}`,
    url: `http://127.0.0.1:${port}/classroom/health`,
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      SPANWALK_DATA_DIR: process.env.SPANWALK_TEST_DATA,
      SPANWALK_OTLP_HTTP_PORT: '0',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
