import { describe, expect, it } from 'vitest';
import type { Sighting } from '../receivers/sighting.ts';
import { ArrivalLog } from './arrival-log.ts';

const seen = (fields: Partial<Sighting> = {}): Sighting => ({
  door: 'otlp-http',
  method: 'POST',
  path: '/v1/traces',
  signal: 'traces',
  protocol: 'http/protobuf',
  operation: null,
  encoding: 'identity',
  contentType: 'application/x-protobuf',
  bytes: 10,
  userAgent: 'test',
  status: 200,
  grpcStatus: null,
  key: null,
  workspace: 'ada',
  environment: 'dev',
  accepted: 1,
  duplicates: 0,
  refused: 0,
  services: ['shop'],
  traceIds: ['t'],
  problem: null,
  ...fields,
});
const stray = seen({ workspace: null, environment: null, key: '…ab12', path: '/secret', status: 401 });
const alone = { roster: false, keyRequired: false };
const shared = { roster: true, keyRequired: false };
const ids = (log: ArrivalLog, workspace: string, query = { limit: 1000 }): number[] =>
  log.of(workspace, query).map(({ id }) => id);

describe('the log of arrivals', () => {
  it('gives a workspace its own, in order, and none of another', () => {
    const log = new ArrivalLog();
    for (const workspace of ['ada', 'grace', 'ada']) log.note(seen({ workspace }), 5);
    expect(ids(log, 'ada')).toEqual([1, 3]);
    expect(ids(log, 'grace')).toEqual([2]);
    expect(ids(log, 'nobody')).toEqual([]);
  });

  it('gives what is newer than an id or a time, and of that the newest', () => {
    const log = new ArrivalLog();
    for (let at = 1; at <= 10; at += 1) log.note(seen(), at * 100);
    expect(log.of('ada', { after: 4, limit: 3 }).map(({ id }) => id)).toEqual([8, 9, 10]);
    expect(log.of('ada', { since: 950, limit: 3 }).map(({ id }) => id)).toEqual([10]);
  });

  it('keeps the last 500 of a workspace, whatever comes of another, and the last 200 of nobody', () => {
    const log = new ArrivalLog();
    log.note(seen({ workspace: 'grace' }), 0);
    for (let count = 0; count < 600; count += 1) log.note(seen(), 0);
    for (let count = 0; count < 300; count += 1) log.noteRefused({ sighting: stray, meant: null }, alone, 0);
    expect([ids(log, 'ada').length, ids(log, 'grace').length, ids(log, 'local').length]).toEqual([500, 1, 200]);
    expect(ids(log, 'ada')[0]).toBe(102);
  });

  it('forgets a workspace that is purged, and goes on with its bound in all', () => {
    const log = new ArrivalLog();
    for (const workspace of ['ada', 'grace', 'ada']) log.note(seen({ workspace }), 5);
    log.forget('ada');
    expect([ids(log, 'ada'), ids(log, 'grace')]).toEqual([[], [2]]);
    for (let count = 0; count < 20_010; count += 1) log.note(seen({ workspace: `w${count}` }), 6);
    expect([ids(log, 'grace'), ids(log, 'w9').length, ids(log, 'w10').length]).toEqual([[], 0, 1]);
  });

  it('keeps 20,000 in all, however many workspaces there are', () => {
    const log = new ArrivalLog();
    for (let count = 0; count < 25_000; count += 1) log.note(seen({ workspace: `w${count % 100}` }), 0);
    const all = Array.from({ length: 100 }, (_, nth) => ids(log, `w${nth}`)).flat();
    expect([all.length, Math.min(...all)]).toEqual([20_000, 5001]);
  });
});

describe('a request that nobody owns', () => {
  it('is whole on the one page there is, where no key is required', () => {
    const noted = new ArrivalLog().noteRefused({ sighting: stray, meant: null }, alone, 0);
    expect(noted).toMatchObject({ audience: 'local', arrival: { path: '/secret', userAgent: 'test' } });
  });

  it('shows its masked key and its reason alone, where it may be another’s', () => {
    for (const privacy of [shared, { roster: false, keyRequired: true }]) {
      const { arrival } = new ArrivalLog().noteRefused({ sighting: stray, meant: null }, privacy, 0);
      expect(arrival).toMatchObject({ key: '…ab12', status: 401, path: '', userAgent: '', services: [], traceIds: [] });
    }
  });

  it('is shown, with a roster, to whom its key nearly belongs and to an instructor', () => {
    const log = new ArrivalLog();
    log.noteRefused({ sighting: stray, meant: 'ada' }, shared, 0);
    log.noteRefused({ sighting: stray, meant: null }, shared, 0);
    expect([ids(log, 'ada'), ids(log, 'grace'), ids(log, 'local')]).toEqual([[1], [], []]);
    expect(log.of('local', { limit: 10, unowned: true }).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('belongs to a workspace all the same where its key is known', () => {
    const lost = seen({ status: 404 });
    expect(new ArrivalLog().noteRefused({ sighting: lost, meant: null }, shared, 0).audience).toBe('ada');
  });
});
