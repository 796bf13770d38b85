import { describe, expect, it } from 'vitest';
import { checks, golden } from '../../../tests/support/golden-click.ts';
import { check, reportOn, type CheckInput } from '../../../tests/support/judge.ts';

const hinted = (lang: 'js' | 'python'): CheckInput[] => [
  check({
    id: 'a',
    match: { name: 'a' },
    expect: { kind: 'client' },
    hints: { 'span.kind-wrong': { text: 'As I said.', lang } },
  }),
];
const wordsOf = (changed: string, wanted = checks): string =>
  JSON.stringify(reportOn(wanted, changed).checks.flatMap(({ findings }) => findings));

describe('a fix', () => {
  it('names what was looked for, what was found, and what to do', () => {
    const [finding] =
      reportOn(checks, golden.replace('app.result_length', 'app.results_length')).checks[1]?.findings ?? [];
    expect(finding).toMatchObject({
      expected: 'app.result_length = 3, of type int',
      actual: 'app.results_length = 3',
      fix: 'Rename “app.results_length” to “app.result_length”.',
    });
  });

  it('speaks the language of the span’s SDK', () => {
    const missing = golden.replace(' app.result_length=3', '');
    expect(wordsOf(missing)).toContain('setAttribute');
    expect(
      wordsOf(missing.replaceAll('home.activities}', 'home.activities} resource.telemetry.sdk.language=python')),
    ).toContain('set_attribute');
  });

  it('gives way to the author’s hint, unless that is for another language', () => {
    expect(wordsOf('a', hinted('js'))).toContain('As I said.');
    expect(wordsOf('a', hinted('python'))).not.toContain('As I said.');
  });

  it('never shows what looks like a credential', () => {
    const token = ['eyJ', 'hbGciOiJub25l', '.', 'eyJzdWIiOiJtZSJ9', '.', 'c2lnbmF0dXJl'].join('');
    const wanted = [check({ id: 'a', match: { name: 'a' }, expect: { attributes: { note: 'x', password: 'y' } } })];
    const words = wordsOf(`a note=${token} password=hunter22`, wanted);
    expect(words).toContain('attr.wrong-value');
    expect(words).not.toContain('eyJ');
    expect(words).not.toContain('hunter22');
  });

  it('shortens long values around the place where they differ', () => {
    const long = 'x'.repeat(500);
    const wanted = [check({ id: 'a', match: { name: 'a' }, expect: { attributes: { note: `${long}right` } } })];
    const words = reportOn(wanted, `a note=${long}wrong`).checks[0]?.findings[0]?.actual ?? '';
    expect(words).toContain('wrong');
    expect(words.length).toBeLessThan(260);
  });

  it('shows nothing that a terminal would obey', () => {
    const wanted = [check({ id: 'a', match: { name: 'ab' } })];
    const [finding] = reportOn(wanted, '"ab\u001b[31m"').checks[0]?.findings ?? [];
    expect(finding?.actual).toContain('ab\\u001b[31m');
    expect(Object.values(finding ?? {}).join('')).not.toContain('\u001b');
  });
});
