import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Surroundings } from './check-options.ts';
import { run } from './command-line.ts';
import { writeText } from './write-text.ts';

// This file is bundled to dist/cli.mjs, which holds the whole checker.
const bundle = readFileSync(fileURLToPath(import.meta.url));

/** The process around a command: NO_COLOR and a pipe both turn colours off. */
const theProcess: Surroundings = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  colours: process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '',
  readFile: (path) => readFileSync(path, 'utf8'),
  stdin: () => process.stdin,
  root: fileURLToPath(new URL('..', import.meta.url)),
  engine: createHash('sha256').update(bundle).digest('hex'),
  writeFile: writeText,
};

const hasTerminal = process.stdout.isTTY && process.stdin.isTTY;
if (hasTerminal) theProcess.terminal = { input: process.stdin, output: process.stdout };

process.exitCode = await run(process.argv.slice(2), theProcess);
