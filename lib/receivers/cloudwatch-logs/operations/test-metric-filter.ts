import type { Answer, Call } from '../call.ts';
import { Fault } from '../fault.ts';
import { readInput } from '../input.ts';
import { LONGEST_PATTERN, parsePattern } from '../patterns/parse-pattern.ts';
import { Work } from '../regex/work.ts';
import { badPattern } from './filter-log-events.ts';

const MOST_WORK = 20_000_000;

/** TestMetricFilter: holds a filter pattern against messages that come along, and gives what it names in them. */
export async function testMetricFilter({ body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, {
    filterPattern: { kind: 'text', max: LONGEST_PATTERN, required: true },
    logEventMessages: { kind: 'texts', min: 1, max: 50, required: true },
  });
  if (input instanceof Fault) return input;
  const parsed = parsePattern(input.filterPattern);
  if (parsed.kind === 'failed') return badPattern(parsed.problem);
  const { pattern } = parsed;
  const work = new Work(MOST_WORK);
  const matches = input.logEventMessages.flatMap((eventMessage, index) => {
    const read = (): object => ({ extractedValues: pattern.extract(eventMessage, work) });
    const found = work.attempt(1, () => pattern.matches(eventMessage, work) && read());
    return typeof found === 'object' ? [{ eventNumber: index + 1, eventMessage, ...found }] : [];
  });
  return { output: { matches } };
}
