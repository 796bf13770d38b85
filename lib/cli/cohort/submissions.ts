import { lstatSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isTelemetryName, withoutEnding } from '../submission/source-files.ts';

/** What one student handed in: for each step the files or folders to read. */
export interface HandedIn {
  student: string;
  /** Where it all lies: one folder, or files that only their ending tells apart. */
  paths: string[];
}

/**
 * The students of a folder: one subfolder each, or one file each, in the order of their names. Other files are left alone,
 * and so is what begins with a dot. A link is a student's as well: it is not read, but its student must not be lost.
 */
export function studentsIn(folder: string, results: string): HandedIn[] {
  const students = new Map<string, string[]>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || resolve(path) === resolve(results)) continue;
    const isNamed = !entry.isDirectory() && isTelemetryName(entry.name);
    if (!isNamed && !entry.isDirectory() && !entry.isSymbolicLink()) continue;
    const student = isNamed ? withoutEnding(entry.name) : entry.name;
    students.set(student, [...(students.get(student) ?? []), path].toSorted());
  }
  return [...students].map(([student, paths]) => ({ student, paths }));
}

/**
 * What of a submission is for a step. A student's folder may hold a file or folder named after each step; where it holds
 * none of that kind, everything in it is for every step.
 */
export function pathsFor(step: string, { paths }: HandedIn, steps: readonly string[]): string[] {
  const named = paths.flatMap((path) => entriesOf(path).map((name) => ({ name, path: join(path, name) })));
  if (!named.some(({ name }) => steps.some((each) => isForStep(name, each)))) return paths;
  return named.filter(({ name }) => isForStep(name, step)).map(({ path }) => path);
}

const isForStep = (name: string, step: string): boolean =>
  name === step || (isTelemetryName(name) && withoutEnding(name) === step);

function entriesOf(path: string): string[] {
  try {
    // The folder itself may be a link, which is not followed either.
    return lstatSync(path).isDirectory() ? readdirSync(path).toSorted() : [];
  } catch {
    return [];
  }
}
