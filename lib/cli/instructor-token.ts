import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

/** The checkout: this file is bundled into a folder of it, or lies in one. */
function checkout(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Where a classroom of this checkout leaves the instructor’s token, if it was started with this environment. */
export const tokenFile = (env: Environment = process.env): string =>
  join(resolve(checkout(), env['SPANWALK_DATA_DIR'] || '.spanwalk'), 'instructor-token');

/**
 * The instructor’s token: from `SPANWALK_INSTRUCTOR_TOKEN`, or from the data folder of this machine’s classroom. Never
 * from an argument, which every user of the machine can read in the list of processes.
 */
export function findToken(env: Environment = process.env): string | undefined {
  const given = env['SPANWALK_INSTRUCTOR_TOKEN']?.trim();
  if (given !== undefined && given !== '') return given;
  try {
    return readFileSync(tokenFile(env), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether an address may be told a secret: over TLS, or on this machine. */
export const isPrivate = (url: string): boolean =>
  /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/?$/.test(url);
