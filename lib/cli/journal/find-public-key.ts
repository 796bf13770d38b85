import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { readPublicKey } from '../../journal/verifying.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { AppClient } from '../app-client.ts';
import type { Surroundings } from '../check-options.ts';
import { tokenFrom } from '../token-option.ts';
import type { JournalOptions } from './journal-options.ts';

type Found = { ok: KeyObject } | { problems: Problem[] };

const keySchema = z.object({ publicKey: z.string(), keyId: z.string() });

function fromFile(file: string, readFile: Surroundings['readFile']): Found {
  try {
    return readPublicKey(readFile(file));
  } catch {
    const hint = 'The classroom keeps it in its data folder, as journal-key.pub.pem.';
    return { problems: [{ code: 'file/unreadable', message: `${file} cannot be read.`, hint }] };
  }
}

/** The key that a journal is held against: from a file that the instructor has, else from the instructor’s classroom. */
export async function findPublicKey(
  { publicKey, url, tokenFile }: Omit<JournalOptions, 'journal'>,
  { readFile }: Pick<Surroundings, 'readFile'>,
): Promise<Found> {
  if (publicKey !== undefined) return fromFile(publicKey, readFile);
  const token = tokenFrom(tokenFile, { readFile });
  if ('problems' in token) return token;
  const client = new AppClient(url ?? `http://127.0.0.1:${process.env['PORT'] ?? 3000}`, token.ok);
  const answer = await client.ask('/classroom/journal/key', keySchema);
  if ('ok' in answer) return readPublicKey(answer.ok.publicKey);
  const hint = `${answer.problem.hint} With --public-key FILE no classroom is needed.`;
  return { problems: [{ ...answer.problem, hint }] };
}
