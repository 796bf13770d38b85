import { countsText } from '../query/counts-text.ts';
import type { Answer } from '../query/query-results.tsx';
import { weighedKeys } from '../query/weight-modes.ts';

/** Of how many rows a panel's answer is, and which of its numbers count a row more than once. */
export function footWords({ spec, result }: Pick<Answer, 'spec' | 'result'>): string {
  const usage = spec.usage_mode === true;
  const cut = result.truncated ? ', the LIMIT left some groups out' : '';
  return [`${countsText(result, usage)}${cut}`, ...weightWords({ spec, result })].join(' · ');
}

function weightWords({ spec, result }: Pick<Answer, 'spec' | 'result'>): string[] {
  if (result.standFor === result.matched) return [];
  if (spec.usage_mode === true) return ['every row counts once'];
  const keys = weighedKeys(spec);
  return keys.length === 0 ? [] : [`${keys.join(', ')} weighted by the sample rate`];
}
