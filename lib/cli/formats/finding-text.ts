import type { CheckResult, Finding } from '../../checker/report.ts';
import { harmless } from '../paint.ts';

/** A finding as lines of plain text: what is wrong, expected, found, fix, and where to see it. */
export function findingText({ code, message, expected, actual, fix, link, evidence = [] }: Finding): string {
  const places = evidence.map(({ traceId, spanId }) => [traceId, spanId].filter((id) => id !== undefined).join(' / '));
  const rows: [string, string | undefined][] = [
    ['expected', expected],
    ['found', actual],
    ['fix', fix === '' ? undefined : fix],
    ['more', link],
    ['see', places.length === 0 ? undefined : places.join(', ')],
  ];
  const told = rows.flatMap(([name, text]) => (text === undefined ? [] : [`  ${name.padEnd(9)}${text}`]));
  return harmless([`${message} (${code})`, ...told].join('\n'));
}

/** All that a check found, a paragraph for each finding. */
export const findingsText = ({ findings }: CheckResult): string => findings.map(findingText).join('\n\n');

/** Why a check was not judged, in words. */
export function skippedText({ skippedBecause }: CheckResult, checks: readonly CheckResult[]): string {
  const cause = checks.find(({ id }) => id === skippedBecause);
  if (cause === undefined) return 'Not judged.';
  return harmless(`Not judged: “${cause.title}” comes first.`);
}
