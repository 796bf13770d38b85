// Writes the JSON Schemas of expectations to where the app serves them from: node lib/cli/prepare/write-schema.mjs
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
  const { publishedSchemas } = await import(pathToFileURL(outfile).href);
  for (const [path, schema] of Object.entries(publishedSchemas())) {
    const file = join(root, 'public', path);
    mkdirSync(dirname(file), { recursive: true });
    const style = { ...(await resolveConfig(file)), filepath: file };
    writeFileSync(file, await format(JSON.stringify(schema), style));
    console.log(`Wrote public${path}.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
