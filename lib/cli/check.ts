import type { Problem } from '../telemetry/problem.ts';
import type { RunReport } from '../checker/summary.ts';
import { checkFile } from './check-file.ts';
import { checkLive } from './check-live.ts';
import { checkOptionsSchema, type CheckOptions, type ExitCode, type Surroundings } from './check-options.ts';
import { harmless } from './paint.ts';
import { formats, type FormatName } from './formats/formats.ts';
import { Progress } from './progress.ts';
import { tellProblems } from './tell-problems.ts';

/** Where a report goes: a file, or the terminal. */
interface Destination {
  format: FormatName;
  file: string | undefined;
}

/** Each `--out` takes the `--format` at its place; one format more goes to the terminal, as does `-`. */
const destinationsOf = ({ format, out }: Pick<CheckOptions, 'format' | 'out'>): Destination[] =>
  format.map((each, at) => ({ format: each, file: out[at] === '-' ? undefined : out[at] }));

/** Writes the report where it was asked for, in the forms that were asked for. */
function deliver(report: RunReport, options: CheckOptions, { out, writeFile, colours }: Surroundings): Problem[] {
  return destinationsOf(options).flatMap(({ format, file }) => {
    const text = formats[format](report, { colours: colours && file === undefined });
    try {
      if (file === undefined) out(text);
      else writeFile(file, text);
      return [];
    } catch {
      return [cannotWrite(file ?? 'the output')];
    }
  });
}

const cannotWrite = (file: string): Problem => ({
  code: 'usage/out',
  message: `${file} cannot be written.`,
  hint: 'Name a file in a folder that you may write to.',
});

/** `spanwalk check`, with options as they were typed. The app has to run already, unless files are checked. */
export async function runCheck(typed: Record<string, unknown>, surroundings: Surroundings): Promise<ExitCode> {
  const parsed = checkOptionsSchema.safeParse(typed);
  if (!parsed.success) {
    return tellProblems(
      parsed.error.issues.map(({ message, path }) => usageProblem(message, path.join('.'))),
      surroundings,
    );
  }
  const options = parsed.data;
  const isOffline = options.expect !== undefined;
  const url = options.url ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;
  const progress = new Progress(surroundings);
  const outcome = isOffline
    ? await checkFile(options, surroundings, progress)
    : await checkLive({ ...options, url }, progress);
  if ('unreachable' in outcome) {
    surroundings.err(`${outcome.unreachable.map(harmless).join('\n  ')}\n`);
    return 3;
  }
  if ('problems' in outcome) return tellProblems(outcome.problems, surroundings);
  const unwritten = deliver(outcome.ok, options, surroundings);
  if (unwritten.length > 0) return tellProblems(unwritten, surroundings);
  return outcome.ok.summary.exit;
}

const usageProblem = (message: string, option: string): Problem => ({
  code: 'usage/option',
  message: message.startsWith('--') || option === '' ? `${message}.` : `--${option}: ${message}.`,
  hint: 'spanwalk check --help says what there is.',
});
