import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';

const NUMBERED = /^(\d+)-[a-z][a-z0-9-]*$/;

/** The numbered folders (`01-name`) inside a folder, by number. Anything else in there is not part of the order. */
export function numberedFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && NUMBERED.test(entry.name))
    .map((entry) => entry.name)
    .sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
}

/** Reads the content of one root, and collects what is wrong with it instead of stopping at the first mistake. */
export class ContentReader {
  readonly problems: Problem[] = [];

  constructor(readonly root: string) {}

  /** Notes a mistake in a file; `at` leads to the place inside it. */
  object(file: string, message: string, at: readonly PropertyKey[] = []): null {
    const place = at.length === 0 ? file : `${file}, at ${at.map(String).join('.')}`;
    this.problems.push({
      code: 'content/invalid',
      message: `${place}: ${message}`,
      hint: `Correct ${file}; “npm run lint” reads all content again.`,
      at: [file, ...at.map((key) => (typeof key === 'number' ? key : String(key)))],
    });
    return null;
  }

  /** A JSON file by its schema, or null with the mistakes noted. `file` is relative to the root. */
  json<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null {
    const text = this.text(file);
    if (text === null) return null;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch (error) {
      return this.object(file, `this is not JSON: ${(error as Error).message}`);
    }
    const result = schema.safeParse(parsed);
    if (result.success) return result.data;
    for (const issue of result.error.issues) this.object(file, issue.message, issue.path);
    return null;
  }

  /** A file's text, or null with its absence noted. */
  text(file: string): string | null {
    try {
      return readFileSync(path.join(this.root, file), 'utf8');
    } catch {
      return this.object(file, 'this file is missing or cannot be read');
    }
  }
}
