import type { CAC } from 'cac';
import type { ExitCode, Surroundings } from '../check-options.ts';

/** What a command line turned out to ask for. */
export type Work = () => Promise<ExitCode>;

/** Declares one word of the command line: its options, and what they ask for once they were typed. */
export type Declare = (cli: CAC, chosen: (work: Work) => void, surroundings: Surroundings) => void;

/** What was typed, without what cac adds of its own, and with a list for each option that may be repeated. */
export function typedOptions(
  { '--': _rest, ...options }: Record<string, unknown>,
  repeatable: readonly string[] = [],
): Record<string, unknown> {
  const lists = repeatable.filter((name) => options[name] !== undefined);
  return { ...options, ...Object.fromEntries(lists.map((name) => [name, [options[name]].flat()])) };
}
