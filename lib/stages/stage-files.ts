import { cp, mkdir, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';

const packageSchema = z.object({
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
});

/** One process of a stage: `npm run start`, or `npm run start:<name>` for a service beside it. */
export interface StageScript {
  /** The empty name is the service that gets the clicks. */
  name: string;
  /** Node's arguments, in the stage's folder. */
  args: string[];
  /** The text of its environment file: `stage.env`, or `<name>.env`. */
  envText: string;
}

export interface StageFiles {
  /** The services beside it first: they must be there before they are called. */
  scripts: StageScript[];
  packages: string[];
  /** Changes when any of the stage's files does. */
  fingerprint: string;
}

export const unknownStage: Problem = {
  code: 'stage/unknown',
  message: 'There is no such stage.',
  hint: 'Reload the lesson and try again.',
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readIfThere = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
};

async function fingerprintOf(folder: string): Promise<string> {
  const names = await readdir(folder);
  const parts = await Promise.all(
    names.sort().map(async (name) => {
      const { mtimeMs, size } = await stat(join(folder, name));
      return `${name}:${mtimeMs}:${size}`;
    }),
  );
  return parts.join('|');
}

async function readScript(folder: string, key: string, command: string): Promise<StageScript> {
  const name = key.slice('start:'.length);
  const [node, ...args] = command.split(/\s+/);
  if (node !== 'node') throw new Error(`A stage is started by node, and “${key}” says “${command}”.`);
  return { name, args, envText: await readIfThere(join(folder, `${name || 'stage'}.env`)) };
}

/** Reads what a stage is: its scripts, its packages, its environment files. An unknown stage is a problem. */
export async function readStage(folder: string): Promise<StageFiles | Problem> {
  const text = await readIfThere(join(folder, 'package.json'));
  if (text === '') return unknownStage;
  const { scripts, dependencies } = packageSchema.parse(JSON.parse(text));
  const starts = Object.entries(scripts).filter(([key]) => key === 'start' || key.startsWith('start:'));
  const read = await Promise.all(starts.map(([key, command]) => readScript(folder, key, command)));
  return {
    scripts: read.sort((one, other) => Number(one.name === '') - Number(other.name === '')),
    packages: Object.keys(dependencies),
    fingerprint: await fingerprintOf(folder),
  };
}

/**
 * Lays a stage out in a folder of its own, with exactly the packages that its `package.json` names. The folder must lie
 * outside the project: Node looks for packages in every folder above, and would find there what the stage forgot.
 */
export async function layOut(from: string, to: string, packages: readonly string[], modules: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  for (const name of packages) {
    const link = join(to, 'node_modules', name);
    await mkdir(join(link, '..'), { recursive: true });
    await symlink(join(modules, name), link, 'junction');
  }
}
