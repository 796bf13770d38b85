import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a report where it was asked for. A folder that is not there yet is made: a build has seldom made one before.
 * @throws where it cannot be written
 */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
