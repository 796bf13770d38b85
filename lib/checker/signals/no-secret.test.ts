import { describe, expect, it } from 'vitest';
import { check, reportOn, verdicts, type CheckInput } from '../../../tests/support/judge.ts';
import { errorOccurrence, logEvent } from '../../../tests/support/observed.ts';
import { trace } from '../../../tests/support/trace.ts';
import type { JsonObject } from '../../telemetry/json.ts';
import { filed, segment } from './xray/documents.fixture.ts';

const canary = 'canary-7f3a91';
const everywhere = ['span', 'event', 'status', 'resource', 'log'];
const noSecret = (fields: object = {}): CheckInput =>
  ({
    id: 'clean',
    title: 'No secret',
    signal: 'no-secret',
    canaries: [{ var: 'canary' }],
    in: everywhere,
    ...fields,
  }) as CheckInput;
const variables = { canary };

/** Made here and not written out, so that nobody takes it for a real one. */
const made = {
  jwt: `eyJ${'h'.repeat(12)}.eyJ${'p'.repeat(20)}.${'s'.repeat(20)}`,
  aws: `AKIA${'A1B2'.repeat(4)}`,
  card: `4${'1'.repeat(15)}`,
};

/** The verdict on a reported error whose custom data holds this user. */
function toldOf(user: JsonObject): string[] {
  const errors = [errorOccurrence({ body: { message: { body: 'x' } }, custom: { users: [user] } })];
  return verdicts([noSecret({ in: ['error-item'], detectors: ['jwt'] })], 'GET [server]', { errors, variables });
}

/** The verdict on a segment that has these fields. */
function inSegment(document: JsonObject): string[] {
  const segments = [filed(segment('backend', document))];
  return verdicts([noSecret({ in: ['segment'] })], '', { segments, variables });
}

describe('a no-secret check', () => {
  it.each([
    ['an attribute', `GET [server] db.query.text="select '${canary}'"`],
    ['the name', `GET /${canary} [server]`],
    ['an attribute’s key', `GET [server] ${canary}=1`],
    ['an event', `GET [server] event:note event.message=${canary}`],
    ['the resource', `GET [server] resource.app.token=${canary}`],
    ['a URL, escaped', `GET [server] url.query=q%3D${canary}`],
    ['base64', `GET [server] http.request.header.x=${Buffer.from(canary).toString('base64')}`],
  ])('finds a planted value in %s, and never says it', (_, outline) => {
    const report = reportOn([noSecret()], outline, { variables });
    expect(report.checks[0]).toMatchObject({ status: 'failed', findings: [{ code: 'secret.canary' }] });
    expect(JSON.stringify(report)).not.toContain(canary);
  });

  it('finds one in the status and in a log record', () => {
    const spans = trace('GET [server]');
    for (const span of spans) span.status = { code: 'error', message: `bad ${canary}` };
    expect(verdicts([noSecret()], '', { spans, variables })).toEqual(['clean failed secret.canary']);
    const logs = [logEvent(`charging ${canary}`)];
    expect(verdicts([noSecret()], 'GET [server]', { logs, variables })).toEqual(['clean failed secret.canary']);
  });

  it('finds one anywhere in a segment, its metadata and the names in it too', () => {
    expect(inSegment({ metadata: { default: { user: { note: canary } } } })).toEqual(['clean failed secret.canary']);
    expect(inSegment({ annotations: { [canary]: 1 } })).toEqual(['clean failed secret.canary']);
    expect(inSegment({ metadata: { default: { user: 'u-1' } } })).toEqual(['clean passed']);
  });

  it('finds one anywhere in a reported error, and none where it was scrubbed', () => {
    expect(toldOf({ note: canary })).toEqual(['clean failed secret.canary']);
    expect(toldOf({ session: made.jwt })).toEqual(['clean failed secret.found']);
    expect(toldOf({ session: '********', note: 7 })).toEqual(['clean passed']);
  });

  it('finds a planted number with spaces between its digits', () => {
    const spaced = made.card.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
    expect(verdicts([noSecret()], `GET [server] note="${spaced}"`, { variables: { canary: made.card } })).toEqual([
      'clean failed secret.canary',
    ]);
  });

  it('looks only where it is told to', () => {
    expect(verdicts([noSecret({ in: ['event'] })], `GET [server] a=${canary}`, { variables })).toEqual([
      'clean passed',
    ]);
  });

  it('keeps the planted value out of what other checks say', () => {
    const other = check({ id: 'other', match: { kind: 'server' }, expect: { attributes: { note: 'hello' } } });
    const report = reportOn([noSecret(), other], `GET [server] note=${canary}`, { variables });
    expect(report.checks[1]?.findings[0]?.actual).toContain('(hidden)');
    expect(JSON.stringify(report)).not.toContain(canary);
  });

  it('names the same mistake on many spans once, with its key', () => {
    const outline = Array.from({ length: 9 }, () => `GET [server] app.note=${canary}`).join('\n');
    const { checks } = reportOn([noSecret()], outline, { variables });
    expect(checks[0]?.findings.map(({ message }) => message)).toEqual([
      'The secret that was planted in this run stands in an attribute “app.note” of the span “GET”.',
    ]);
  });

  it('does not say what a detector found, though it stands in the very name of the span', () => {
    const { checks } = reportOn([noSecret({ canaries: [], detectors: ['email'] })], 'GET someone@example.org app.a=1');
    expect(checks[0]?.findings[0]).toMatchObject({ code: 'secret.found', actual: '(hidden: 23 characters)' });
    expect(JSON.stringify(checks)).not.toContain('someone');
  });

  it('does not pass on nothing', () => {
    expect(verdicts([noSecret()], '', { spans: [], variables })).toEqual(['clean failed silence']);
  });

  it('is judged only when the run is closed', () => {
    expect(verdicts([noSecret()], 'GET [server]', { variables, closedBy: null })).toEqual(['clean waiting']);
  });

  it('cannot be judged where nobody said what was planted', () => {
    expect(verdicts([noSecret()], 'GET [server]')).toEqual(['clean inconclusive check.unknown-variable']);
  });

  it('is refused when it looks for nothing', () => {
    expect(() => reportOn([noSecret({ canaries: [] })], 'GET [server]')).toThrow(/nothing is looked for/);
  });
});
