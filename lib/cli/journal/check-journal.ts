import type { Problem } from '../../telemetry/problem.ts';
import { verifyJournal } from '../../journal/verifying.ts';
import type { ExitCode, Surroundings } from '../check-options.ts';
import { tellProblems } from '../tell-problems.ts';
import { findPublicKey } from './find-public-key.ts';
import { journalOptionsSchema } from './journal-options.ts';
import { journalText } from './journal-text.ts';

const usage = (message: string): Problem => ({
  code: 'usage/option',
  message: `${message}.`,
  hint: 'spanwalk check --help says what there is.',
});

const cannotRead = (file: string): Problem => ({
  code: 'file/unreadable',
  message: `${file} cannot be read.`,
  hint: 'Look whether the file is there.',
});

function readText(file: string, { readFile }: Surroundings): string | null {
  try {
    return readFile(file);
  } catch {
    return null;
  }
}

/**
 * `spanwalk check --journal FILE`: whether a journal is what the classroom signed. 0 genuine, 1 changed or not the
 * classroom’s, 2 no journal or a wrong option, 3 no classroom answers.
 */
export async function checkJournal(typed: Record<string, unknown>, surroundings: Surroundings): Promise<ExitCode> {
  const parsed = journalOptionsSchema.safeParse(typed);
  if (!parsed.success) {
    return tellProblems(
      parsed.error.issues.map(({ message }) => usage(message)),
      surroundings,
    );
  }
  const { journal: file, ...options } = parsed.data;
  const text = readText(file, surroundings);
  if (text === null) return tellProblems([cannotRead(file)], surroundings);
  const key = await findPublicKey(options, surroundings);
  if ('problems' in key) {
    const ended = tellProblems(key.problems, surroundings);
    return key.problems.some(({ code }) => code === 'app/unreachable') ? 3 : ended;
  }
  const verified = verifyJournal(text, key.ok);
  if ('problems' in verified) return tellProblems(verified.problems, surroundings);
  surroundings.out(journalText(verified.ok, file, surroundings.colours));
  return verified.ok.state === 'genuine' ? 0 : 1;
}
