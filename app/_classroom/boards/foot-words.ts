import type { ShownAs } from '@/lib/boards/board.ts';
import { resultKey } from '@/lib/query/result-keys.ts';
import { countsText } from '../query/counts-text.ts';
import type { Answer } from '../query/query-results.tsx';
import { calculationsOf } from '../query/query-words.ts';
import { weighs } from '../query/weight-modes.ts';
import { notShown } from './panel-shape.ts';

/** Of how many rows a panel's answer is, and which of its numbers count a row more than once. */
export function footWords({ spec, result }: Pick<Answer, 'spec' | 'result'>, shown: ShownAs): string {
  const usage = spec.usage_mode === true;
  const cut = result.truncated ? ', the LIMIT left some groups out' : '';
  return [`${countsText(result, usage)}${cut}`, ...weightWords({ spec, result }, shown)].join(' · ');
}

function weightWords({ spec, result }: Pick<Answer, 'spec' | 'result'>, shown: ShownAs): string[] {
  if (result.standFor === result.matched) return [];
  if (spec.usage_mode === true) return ['every row counts once'];
  const left = notShown(spec, shown);
  // The squares of a heatmap count as COUNT does.
  const weighed = calculationsOf(spec).filter((one) => one.op === 'HEATMAP' || weighs(one));
  const keys = [...new Set(weighed.map(resultKey))].filter((key) => !left.includes(key));
  return keys.length === 0 ? [] : [`${keys.join(', ')} weighted by the sample rate`];
}
