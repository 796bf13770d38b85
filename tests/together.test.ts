import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesThatRunTogether, lookAt, testFiles, TRUSTED } from './support/together.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const together = filesThatRunTogether(root);

const reasonsOf = (source: string, file = 'lib/waterfall/tree.ts'): string[] => lookAt(file, source).reasons;

describe('a file that only computes', () => {
  it.each([
    `import { z } from 'zod';\nexport const NAMES = new Set(['a', 'b']);`,
    `import { readFileSync } from 'node:fs';\nconst text = readFileSync('captured.json', 'utf8');`,
    `import type { Server } from 'node:http';\nexport type { Server };`,
    `const key = 'process.command_args';`,
    `function count() {\n  let at = 0;\n  return at;\n}`,
    `const at = new Map(entries);\nconst none: readonly string[] = [];`,
  ])('gives no reason to run apart: %#', (source) => expect(reasonsOf(source)).toEqual([]));

  it('tells which files of the project it needs, and no type', () => {
    const source = `import { a } from './a.ts';\nimport type { B } from './b.ts';\nexport { c } from '@/lib/c.ts';\nimport {\n  d,\n} from '../d.ts';\nconst e = await import('./e.ts');`;
    expect(lookAt('lib/x/y.ts', source).imports).toEqual(['lib/x/a.ts', 'lib/c.ts', 'lib/d.ts', 'lib/x/e.ts']);
  });
});

describe('what changes or keeps something beyond its own test', () => {
  it.each([
    [`import { spawn } from 'node:child_process';`, 'imports node:child_process'],
    [`import { readFileSync, writeFileSync } from 'node:fs';`, 'imports node:fs'],
    [`import fs from 'node:fs';`, 'imports node:fs'],
    [`import {\n  createServer,\n} from 'node:http';`, 'imports node:http'],
    [`export { DuckDBInstance } from '@duckdb/node-api';`, 'imports @duckdb/node-api'],
    [`const { XRayClient } = await import('@aws-sdk/client-xray');`, 'imports @aws-sdk/client-xray'],
    [`import 'aws-xray-sdk-core';`, 'imports aws-xray-sdk-core'],
    [`import { beforeEach } from 'vitest';`, 'imports vitest'],
    [`const made = await import(name);`, 'imports what only a run can tell'],
    ['vi.useFakeTimers();', 'replaces something by `vi`'],
    [`process.env.PORT = '1';`, 'has to do with its process'],
    ['globalThis.fetch = answer;', 'has to do with globals'],
    ['Date.now = () => 0;', 'replaces a part of a global'],
    ['setInterval(look, 10);', 'sets a timer'],
    ['Array.prototype.last = last;', 'has to do with a prototype'],
    ['expect.extend({ toBeRed });', 'teaches `expect`'],
    ['let minted = 0;', 'has a variable of its module'],
    ['const executed: string[] = [];', 'has a list of its module'],
    ['const known = new Map<string, Set<string>>();', 'has a collection of its module'],
  ])('runs apart: %s', (source, reason) => expect(reasonsOf(source)).toEqual([reason]));
});

describe('the tests', () => {
  it('run together in good part, each of them once', () => {
    expect(testFiles(root)).toEqual(expect.arrayContaining(together));
    expect(together.length).toBeGreaterThan(150);
    expect(new Set(together).size).toBe(together.length);
  });

  it('run apart where anything that they import does more than compute', () => {
    // By the wire and DuckDB two imports away; by the worker's thread; by a hook that a fixture sets.
    for (const file of ['lib/engine/reception.test.ts', 'lib/engine/start-engine.test.ts', 'tests/journey.test.ts'])
      expect(together).not.toContain(file);
    expect(together).not.toContain('lib/receivers/xray/api/count-reads.test.ts');
  });

  it('trust no file without need', () => {
    const gone = Object.keys(TRUSTED).filter((file) => !existsSync(root + file));
    const calm = Object.keys(TRUSTED).filter(
      (file) => reasonsOf(readFileSync(root + file, 'utf8'), `${file}, not trusted`).length === 0,
    );
    expect({ gone, calm }).toEqual({ gone: [], calm: [] });
  });
});
