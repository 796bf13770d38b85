import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../lib/checker/evaluate.ts';
import { expectationSchema } from '../lib/checker/expectation.ts';
import type { Report } from '../lib/checker/report.ts';
import { trace } from '../lib/curriculum/trace-notation.ts';

const folder = (step: string): string => `content/lessons/08-challenges/${step}`;
const evidence = (step: string, name: string): string => readFileSync(`${folder(step)}/evidence/${name}.trace`, 'utf8');

/** The report of a step on an outline; of one's own service no trace is announced. */
function reportOf(step: string, outline: string, variant = 'own', traceIds: string[] = []): Report {
  const expectation = expectationSchema.parse(JSON.parse(readFileSync(`${folder(step)}/expectation.json`, 'utf8')));
  const observation = { lesson: 'challenges', variant, spans: trace(outline), traceIds, syntheticRoots: [] };
  return evaluate(expectation, { ...observation, closedBy: 'quiet' });
}

const verdictsOf = (report: Report): string[] =>
  report.checks.map(({ id, status, skippedBecause = '' }) => [id, status, skippedBecause].join(' ').trim());

const wordsOf = ({ checks, remarks = [] }: Report): string =>
  [...checks.flatMap(({ findings }) => findings), ...remarks].map(({ message, fix }) => `${message} ${fix}`).join('\n');

describe('one’s own frontend', () => {
  const step = '04-your-own-frontend';

  it('whose backend does not allow traceparent is told that, and nothing about other spans', () => {
    const report = reportOf(step, evidence(step, 'own-blocked'));
    expect(verdictsOf(report)).toEqual(['fetch passed', 'answered failed', 'backend skipped answered', 'named passed']);
    expect(wordsOf(report)).toContain('Request header field traceparent is not allowed');
    expect(wordsOf(report)).not.toMatch(/documentLoad|Two traces/);
  });

  it('whose backend was not asked with traceparent is told of two traces', () => {
    const apart = evidence(step, 'before').replaceAll('backend-next', 'backend-flask');
    const report = reportOf(step, apart);
    expect(verdictsOf(report)).toEqual(['fetch passed', 'answered passed', 'backend failed', 'named passed']);
    expect(wordsOf(report)).toContain('propagateTraceHeaderCorsUrls');
  });

  it('whose backend is not traced at all is not told of a second trace', () => {
    const [page = ''] = evidence(step, 'before').split('\n\n');
    const report = reportOf(step, page);
    expect(verdictsOf(report)).toEqual(['fetch passed', 'answered passed', 'backend failed', 'named passed']);
    expect(wordsOf(report)).toContain('no span of the backend');
    expect(wordsOf(report)).not.toContain('Two traces');
  });
});

describe('a page without a tracer', () => {
  const step = '01-span-in-the-browser';

  it('is told that it makes no spans, and not that a header it never sent was lost', () => {
    const report = reportOf(step, evidence(step, 'before'), 'before', ['0af7651916cd43dd8448eb211c80319c']);
    expect(report.status).toBe('failed');
    expect(wordsOf(report)).toContain('The page made no span');
    expect(wordsOf(report)).not.toContain('trace id that was sent');
  });
});

const slowPage = (step: string): string => evidence(step, 'own').replace('@20+60', '@2020+60');

describe('a page whose clock is two seconds slow', () => {
  it('is remarked upon in the step about clocks', () => {
    const { remarks = [] } = reportOf('03-frontend-backend-latency', slowPage('03-frontend-backend-latency'));
    expect(remarks.map(({ code }) => code)).toEqual(['time.skew']);
  });

  it.each(['01-span-in-the-browser', '02-traceparent-across-origins', '04-your-own-frontend'])(
    'is let pass in %s, whatever its resource says',
    (step) => {
      expect(reportOf(step, slowPage(step)).remarks ?? []).toEqual([]);
    },
  );
});
