import { describe, expect, it } from 'vitest';
import type { Report } from '../checker/report.ts';
import { mintKeys, type Keys } from '../receivers/keys/mint-keys.ts';
import { documents } from './documents.fixture.ts';
import { Environments } from './environments.ts';
import { ProgressBook } from './progress.ts';
import { VerdictBook, type Verdict } from './verdicts.ts';

const report = (status: Report['status'], step = 'a-step'): Report =>
  ({ status, step, variant: 'after' }) as Partial<Report> as Report;

const verdict = (status: Report['status'], startedAt: number): Verdict => ({
  report: report(status),
  runId: `run ${startedAt}`,
  traceIds: ['t1'],
  syntheticParent: 'p1',
  startedAt,
});

describe('the verdict book', () => {
  it('keeps the verdict on the newest run, whichever is judged last', async () => {
    const book = new VerdictBook(documents());
    await book.keep('local', verdict('passed', 200));
    await book.keep('local', verdict('failed', 100));
    expect((await book.of('local', 'a-step')).after?.report.status).toBe('passed');
    await book.keep('local', verdict('failed', 200));
    expect((await book.of('local', 'a-step')).after?.report.status).toBe('failed');
  });

  it('knows the made-up parents of its traces', async () => {
    const book = new VerdictBook(documents());
    await book.keep('local', verdict('passed', 1));
    expect(await book.syntheticRoots('local', 't1')).toEqual(['p1']);
    expect(await book.syntheticRoots('local', 't2')).toEqual([]);
    expect(await book.syntheticRoots('elsewhere', 't1')).toEqual([]);
  });

  it('forgets a step', async () => {
    const book = new VerdictBook(documents());
    await book.keep('local', verdict('passed', 1));
    await book.forget('local', 'a-step');
    expect(await book.of('local', 'a-step')).toEqual({});
  });
});

describe('the progress book', () => {
  it('notes only what passed, and the first pass', async () => {
    const book = new ProgressBook(documents());
    expect(await book.note('local', report('failed'), 'run', 1)).toBe(false);
    expect(await book.note('local', report('warned'), 'run', 2)).toBe(true);
    expect(await book.note('local', report('passed'), 'again', 3)).toBe(false);
    expect(await book.all('local')).toEqual({ 'a-step': { doneAt: 2, runId: 'run', variant: 'after' } });
    expect(await book.all('elsewhere')).toEqual({});
  });

  it('can be taken back', async () => {
    const book = new ProgressBook(documents());
    await book.markDone('local', 'a-step', null, 1);
    await book.reset('local', 'a-step');
    expect(await book.all('local')).toEqual({});
  });
});

const minted = (): (() => Keys) => {
  let count = 0;
  return () => ({ ...mintKeys(), key: `key ${++count}` });
};

describe('environments', () => {
  it('have a slug and a key each', async () => {
    const environments = new Environments(documents(), minted());
    const made = await environments.create('local', 'My Bootcamp!', 1);
    expect(made).toMatchObject({ made: { key: 'key 1', environment: { name: 'My Bootcamp!', slug: 'my-bootcamp' } } });
  });

  it('refuse a name whose slug is taken', async () => {
    const environments = new Environments(documents(), minted());
    await environments.create('local', 'Bootcamp', 1);
    expect(await environments.create('local', 'bootcamp', 2)).toMatchObject({ problem: { code: 'environment/taken' } });
  });

  it('make the key of a named one once', async () => {
    const environments = new Environments(documents(), minted());
    const [one, two] = await Promise.all([
      environments.keyOf('local', 'practice', 1),
      environments.keyOf('local', 'practice', 1),
    ]);
    expect(one).toBe(two);
    expect(await environments.list('local')).toHaveLength(1);
  });

  it('show no workspace the keys of another', async () => {
    const environments = new Environments(documents(), minted());
    await environments.create('anna', 'Bootcamp', 1);
    expect(await environments.list('ben')).toEqual([]);
  });

  it('end a key on removal', async () => {
    const environments = new Environments(documents(), minted());
    await environments.create('local', 'Bootcamp', 1);
    await environments.remove('local', 'bootcamp');
    expect(await environments.list('local')).toEqual([]);
  });

  it('have a pair to sign requests with and tokens for errors, in the forms that senders expect', async () => {
    const { aws, errorTokens } = await new Environments(documents()).of('local', 'Bootcamp', 1);
    expect(aws.accessKeyId).toMatch(/^SW[A-Z2-7]{18}$/);
    expect(aws.secretAccessKey).toMatch(/^[A-Za-z0-9]{40}$/);
    expect([errorTokens.server, errorTokens.client].join(' ')).toMatch(/^[0-9a-f]{32} [0-9a-f]{32}$/);
  });

  it('keep their ingest keys and get new others when a page key is renewed, of that workspace alone', async () => {
    const environments = new Environments(documents());
    const before = await environments.of('anna', 'Bootcamp', 1);
    const others = await environments.of('ben', 'Bootcamp', 1);
    await environments.renewSecrets('anna');
    const after = await environments.of('anna', 'Bootcamp', 2);
    expect(after.key).toBe(before.key);
    expect(after.aws.accessKeyId).not.toBe(before.aws.accessKeyId);
    expect(after.errorTokens.server).not.toBe(before.errorTokens.server);
    expect(await environments.of('ben', 'Bootcamp', 2)).toEqual(others);
  });
});
