import { cac } from 'cac';
import type { Problem } from '../telemetry/problem.ts';
import type { ExitCode, Surroundings } from './check-options.ts';
import { declareCheck } from './declared/check.ts';
import { declareCohort } from './declared/cohort.ts';
import type { Declare, Work } from './declared/declare.ts';
import { declareWatch } from './declared/watch.ts';
import { declareLint } from './declared/lint.ts';
import { declareExplain } from './declared/explain.ts';
import { declareRoster } from './declared/roster.ts';
import { commandHelp } from './help/command-help.ts';
import { unknownCommand, usageProblem } from './help/usage-problem.ts';
import { harmless } from './paint.ts';

/** Every word that the bundled command line knows; the launcher passes on no other. */
const words: readonly Declare[] = [
  declareCheck,
  declareCohort,
  declareExplain,
  declareLint,
  declareWatch,
  declareRoster,
];

/** `--from -` as `--from=-`: the parser would take a lone dash for an option. */
const withDashes = (args: readonly string[]): string[] =>
  args.flatMap((arg, at) => {
    if (arg === '-' && at > 0 && isBare(args[at - 1])) return [];
    return [args[at + 1] === '-' && isBare(arg) ? `${arg}=-` : arg];
  });

const isBare = (arg = ''): boolean => /^--[a-z-]+$/.test(arg);

function tell({ message, hint }: Problem, { err }: Surroundings): ExitCode {
  err(`${harmless(message)}\n  ${harmless(hint)}\n`);
  return 2;
}

/** Reads a command line and runs it. Resolves with the exit status. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const asked: { work?: Work } = {};
  const cli = cac('spanwalk');
  for (const declare of words) declare(cli, (work) => (asked.work = work), surroundings);
  cli.option('-h, --help', 'This text');
  cli.parse(['node', 'spanwalk', ...withDashes(args)], { run: false });
  const command = cli.matchedCommand;
  if (command === undefined) return tell(unknownCommand(args[0] ?? '', cli.commands), surroundings);
  if (cli.options.help === true) {
    surroundings.out(commandHelp(command));
    return 0;
  }
  const problem = usageProblem(command, cli);
  if (problem !== null) return tell(problem, surroundings);
  cli.runMatchedCommand();
  return asked.work === undefined ? 2 : asked.work();
}
