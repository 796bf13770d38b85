import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { filesThatRunTogether } from './tests/support/together.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** A minute or two each: begun last, each of them would run on when nothing else is left to do. */
const long = [
  'lib/curriculum/lint/lint-content.test.ts',
  'lib/store/duckdb/queries.test.ts',
  'tests/interop/flask-challenges.test.ts',
  'tests/interop/flask-sampling.test.ts',
];

/** What only computes runs file after file in a few threads: loading its modules anew takes longer than its tests. */
const together = filesThatRunTogether(root).filter((file) => !long.includes(file));

/** Unit tests sit beside the code; `tests/` holds what crosses folders. Playwright's own specs end in `.spec.ts`. */
export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    globalSetup: ['tests/support/build-once.ts'],
    // The AWS SDK is pinned to a version that runs on this Node; its advice about later ones would fill the report.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Many tests wait for services that they started, so that three files at a time keep two cores busy.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Begun in the order of their names.
    projects: [
      { extends: true, test: { name: '1 long', include: long } },
      {
        extends: true,
        test: {
          name: '2 apart',
          include: ['{app,content,lib,tests}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...long, ...together],
        },
      },
      {
        extends: true,
        test: {
          name: '3 together',
          include: together,
          pool: 'threads',
          isolate: false,
          setupFiles: ['tests/support/leaves-no-trace.ts'],
        },
      },
    ],
  },
});
