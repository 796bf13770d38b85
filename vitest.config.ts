import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests sit beside the code; `tests/` holds what crosses folders. Playwright's own specs end in `.spec.ts`. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,content,lib,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/build-once.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
