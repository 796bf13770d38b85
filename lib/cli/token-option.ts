import type { Surroundings } from './check-options.ts';
import { findToken } from './instructor-token.ts';
import type { Outcome } from './read-expectation.ts';

/** The instructor's token: from the file that was named, else where a classroom of this machine leaves it; may be none. */
export function tokenFrom(
  file: string | undefined,
  { readFile }: Pick<Surroundings, 'readFile'>,
): Outcome<string | undefined> {
  if (file === undefined) return { ok: findToken() };
  try {
    return { ok: readFile(file).trim() };
  } catch {
    const hint = 'Look whether the file is there. On the classroom’s own machine --token-file can be left out.';
    return { problems: [{ code: 'file/unreadable', message: `${file} cannot be read.`, hint }] };
  }
}
