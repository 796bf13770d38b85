import { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';
import { measureNames } from './measures.ts';

const words = z.string().min(1, 'says nothing');
const amount = z.number('takes a number').positive('must be more than 0');

/** A day of the calendar: the thirty-first of a month that has thirty is refused. */
const date = z.iso.date('a date is YYYY-MM-DD');
const dateOrMonth = z.union([date, z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)], 'a date is YYYY-MM or YYYY-MM-DD');

const freeTierSchema = z.strictObject({
  amount: amount.describe('how much of the unit a month may have for nothing'),
  asTaught: z.boolean().describe('whether the figure is the one that the week taught'),
  on: dateOrMonth,
  words: words.describe('the figure in the source’s words'),
  source: words,
});

const priceSchema = z.strictObject({
  usd: amount,
  per: amount.describe('how much of the unit that price is for'),
  words,
  source: words,
});

const meterSchema = z.strictObject({
  id: words,
  title: words,
  measure: z.enum(measureNames, `a measure is one of ${measureNames.join(', ')}`),
  overheadBytes: z.number().int().nonnegative().optional().describe('what each line counts beside its message'),
  unit: words,
  counts: words.describe('what the vendor counts, in a sentence or two'),
  free: freeTierSchema,
  beyond: priceSchema.nullable().describe('the price beyond the free tier; null where it is not known'),
});

/** The same list, in which no id may stand twice: the pages tell meters apart by it. */
const withOwnIds = <Listed extends { id: string }>(list: z.ZodType<Listed[]>): z.ZodType<Listed[]> =>
  list.superRefine((all, context) => {
    for (const [at, { id }] of all.entries()) {
      const first = all.findIndex((other) => other.id === id);
      if (first < at)
        context.addIssue({ code: 'custom', path: [at, 'id'], message: `“${id}” stands there already, at [${first}]` });
    }
  });

/** What each vendor counts, gives for nothing and charges; dated, because none of it stays as it is. */
const ratesSchema = z.strictObject({
  schema: z.literal('spanwalk/rates/v1'),
  writtenOn: date,
  vendors: withOwnIds(
    z.array(z.strictObject({ id: words, name: words, meters: withOwnIds(z.array(meterSchema).min(1)) })).min(1),
  ),
});

export type Rates = z.infer<typeof ratesSchema>;
export type MeterRate = z.infer<typeof meterSchema>;

const HINT = 'Correct it in the file; the page reads it anew each time.';

/** Where the reader stopped: it says the position, and a person looks for a line. */
function whereIn(text: string, error: unknown): string {
  const said = error instanceof Error ? error.message : 'it cannot be read';
  const position = /at position (\d+)/.exec(said)?.[1];
  const line = position === undefined ? '' : `, near line ${text.slice(0, Number(position)).split('\n').length}`;
  return `${line}: ${said}`;
}

/** Reads the text of a rates file. What is wrong with it names the file and the place in it. */
export function readRates(file: string, text: string): { ok: Rates } | { problems: Problem[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = `${file} is not JSON${whereIn(text, error)}.`;
    return { problems: [{ code: 'spending/invalid-rates', message, hint: HINT, at: [file] }] };
  }
  const parsed = ratesSchema.safeParse(json);
  if (parsed.success) return { ok: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }): Problem => {
    const at = path.filter((part) => typeof part !== 'symbol');
    return { code: 'spending/invalid-rates', message: `${file}, ${placeOf(at)}: ${message}.`, hint: HINT, at };
  });
  return { problems };
}

const placeOf = (at: readonly (string | number)[]): string =>
  at.reduce<string>(
    (place, part) => (typeof part === 'number' ? `${place}[${part}]` : `${place}${place && '.'}${part}`),
    '',
  ) || 'the whole of it';
