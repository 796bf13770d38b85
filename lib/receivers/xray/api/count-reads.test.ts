import { describe, expect, it } from 'vitest';
import { readsWithin, TRACE_READS, type TraceReads } from '../../../telemetry/trace-reads.ts';
import { call, idsOf, nearly, put, series, theDesk } from './api.fixture.ts';

async function counted(): Promise<TraceReads> {
  const now = theDesk().now();
  return readsWithin(await theDesk().documents.list(TRACE_READS), { from: now, to: now + 1 });
}

describe('what is read back', () => {
  it('counts as scanned where summaries are asked for, whatever their filter lets through', async () => {
    await put(...series(120, (at) => ({ name: at === 0 ? 'rare' : 'backend' })));
    await call('GetTraceSummaries', { ...nearly, FilterExpression: 'service("rare")' });
    expect(await counted()).toEqual({ retrieved: 0, scanned: 120 });
    const { output } = await call('GetTraceSummaries', nearly);
    await call('GetTraceSummaries', { ...nearly, NextToken: output['NextToken'] });
    expect(await counted()).toEqual({ retrieved: 0, scanned: 240 });
  });

  it('counts as retrieved where whole traces are, those that are not there left out', async () => {
    await put(...series(2));
    const ids = idsOf(await call('GetTraceSummaries', nearly));
    await call('BatchGetTraces', { TraceIds: [...ids, `1-6b02c4b8-${'f'.repeat(24)}`] });
    expect(await counted()).toEqual({ retrieved: 2, scanned: 2 });
  });

  it('leaves no document where nothing was read', async () => {
    await call('GetTraceSummaries', nearly);
    expect(await theDesk().documents.list(TRACE_READS)).toEqual([]);
  });
});
