// Writes the JSON Schema of expectations to where the app serves it from: node lib/cli/prepare/write-schema.mjs
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { root } from './spawn.mjs';

const folder = mkdtempSync(join(tmpdir(), 'spanwalk-schema-'));
try {
  const outfile = join(folder, 'schema.mjs');
  const entry = join(root, 'lib/checker/expectation-json-schema.ts');
  // Node 20 loads no TypeScript.
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  const { EXPECTATION_SCHEMA_PATH, expectationJsonSchema } = await import(pathToFileURL(outfile).href);
  const file = join(root, 'public', EXPECTATION_SCHEMA_PATH);
  mkdirSync(dirname(file), { recursive: true });
  const style = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(JSON.stringify(expectationJsonSchema()), style));
  console.log(`Wrote public${EXPECTATION_SCHEMA_PATH}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
