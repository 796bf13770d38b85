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

/** What the system says of a file that it does not give, by its error code. */
const refusals = new Map([
  ['ENOENT', ['is not there', 'Look for a slip in its name, and whether it was saved in another folder.']],
  ['EACCES', ['is there, and may not be read', 'Give yourself the right to read it, or ask its owner.']],
  ['EPERM', ['is there, and may not be read', 'Give yourself the right to read it, or ask its owner.']],
  ['EISDIR', ['is a folder', 'Name the file in it.']],
]);

function cannotRead(file: string, error: unknown): Problem {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [what = 'cannot be read', hint = 'Look whether the file is there.'] = refusals.get(errno) ?? [];
  return { code: 'file/unreadable', message: `${file} ${what}.`, hint };
}

function readText(file: string, { readFile }: Surroundings): { ok: string } | { problems: Problem[] } {
  try {
    return { ok: readFile(file) };
  } catch (error) {
    return { problems: [cannotRead(file, error)] };
  }
}

/** A file that was read and is refused, by its name. */
const refused = (file: string, problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, message: `${file} is no journal that can be checked: ${problem.message}` }));

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
  if ('problems' in text) return tellProblems(text.problems, surroundings);
  const key = await findPublicKey(options, surroundings);
  if ('problems' in key) {
    const ended = tellProblems(key.problems, surroundings);
    return key.problems.some(({ code }) => code === 'app/unreachable') ? 3 : ended;
  }
  const verified = verifyJournal(text.ok, key.ok);
  if ('problems' in verified) return tellProblems(refused(file, verified.problems), surroundings);
  surroundings.out(journalText(verified.ok, file, surroundings.colours));
  return verified.ok.state === 'genuine' ? 0 : 1;
}
