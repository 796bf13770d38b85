import { z } from 'zod';
import type { Problem } from '../telemetry/problem.ts';
import { measureNames } from './measures.ts';

const words = z.string().min(1, 'says nothing');
const amount = z.number('takes a number').positive('must be more than 0');

const freeTierSchema = z.strictObject({
  amount: amount.describe('how much of the unit a month may have for nothing'),
  asTaught: z.boolean().describe('whether the figure is the one that the week taught'),
  on: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'a date is YYYY-MM or YYYY-MM-DD'),
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

/** What each vendor counts, gives for nothing and charges; dated, because none of it stays as it is. */
export const ratesSchema = z.strictObject({
  schema: z.literal('spanwalk/rates/v1'),
  writtenOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is YYYY-MM-DD'),
  vendors: z.array(z.strictObject({ id: words, name: words, meters: z.array(meterSchema).min(1) })).min(1),
});

export type Rates = z.infer<typeof ratesSchema>;
export type MeterRate = z.infer<typeof meterSchema>;

const HINT = 'Correct it in the file; the page reads it anew each time.';

/** Reads the text of a rates file. What is wrong with it names the file and the place in it. */
export function readRates(file: string, text: string): { ok: Rates } | { problems: Problem[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = `${file} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`;
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
