import type { CAC, Command } from 'cac';
import { mostAlike } from '../../checker/diagnose/similarity.ts';
import type { Problem } from '../../telemetry/problem.ts';

const kebab = (option: string): string => option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const dashed = (option: string): string => (option.length === 1 ? `-${option}` : `--${kebab(option)}`);

const letters = (text: string): string => text.split('').toSorted().join('');

/** The name that was meant, most likely: one that is alike, or the same letters in another order. */
const meant = (typed: string, names: readonly string[]): string | undefined =>
  mostAlike(typed, names) ?? names.find((name) => letters(name) === letters(typed));

const usage = (message: string, near: string | undefined, otherwise: string): Problem => ({
  code: 'usage/option',
  message,
  hint: near === undefined ? otherwise : `Did you mean “${near}”? ${otherwise}`,
});

/** What was typed that the command does not take, if anything: an option, a value too few, a word too many. */
export function usageProblem(command: Command, { options, args }: Pick<CAC, 'options' | 'args'>): Problem | null {
  const { name } = command;
  const otherwise = `spanwalk ${name} --help says what there is.`;
  const typed = Object.keys(options).filter((option) => !['--', 'h', 'help'].includes(option));
  const stray = typed.find((option) => command.hasOption(option) === undefined);
  if (stray !== undefined) {
    const near = meant(
      dashed(stray),
      command.options.map((option) => dashed(option.name)),
    );
    return usage(`spanwalk ${name} has no option ${dashed(stray)}.`, near, otherwise);
  }
  // The parser says `true` where an option stands without its value.
  const bare = command.options.find((option) => option.required === true && options[option.name] === true);
  if (bare !== undefined) return usage(`${dashed(bare.name)} takes a value.`, undefined, otherwise);
  const extra = args[command.args.length];
  return extra === undefined ? null : usage(`“${extra}” is one word too many.`, undefined, otherwise);
}

/** Everything that `spanwalk` can be followed by, whoever does it. */
const LAUNCHED = ['start', 'dev', 'test', 'bench'];

export function unknownCommand(typed: string, declared: readonly Command[]): Problem {
  const near = meant(typed, [...declared.map(({ name }) => name), ...LAUNCHED]);
  return usage(`There is no command “${typed}”.`, near, '“spanwalk help” lists them all.');
}
