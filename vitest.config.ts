import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests sit beside the code; `tests/` holds what crosses folders. Playwright's own specs end in `.spec.ts`. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,content,lib,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/build-once.ts'],
    // The AWS SDK is pinned to a version that runs on this Node; its advice about later ones would fill the report.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Many tests wait for services that they started, so that three files at a time keep two cores busy.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
