import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../telemetry/segment.ts';
import { assembleTrace, type AssembledTrace } from '../trace/assemble-trace.ts';
import { ServiceMap } from './service-graph.ts';

const traceOf = (nth: number): AssembledTrace => {
  const id = nth.toString(16).padStart(16, '0');
  const document = { id, name: 'backend', start_time: 1, end_time: 1.25, fault: nth % 2 === 0 };
  const segment: Segment = {
    traceId: id.padStart(32, 'a'), segmentId: id, parentId: null, kind: 'segment', name: 'backend',
    start: 1_000_000_000n, end: 1_250_000_000n, document,
  }; // prettier-ignore
  return assembleTrace([segment]);
};

describe('a service map', () => {
  it('sums up the traces that are added to it', () => {
    const map = new ServiceMap();
    for (let nth = 1; nth <= 4; nth += 1) map.add(traceOf(nth));
    const backend = map.services.find(({ Name, Root }) => Name === 'backend' && Root);
    expect(backend?.SummaryStatistics).toMatchObject({ TotalCount: 4, OkCount: 2, TotalResponseTime: 1 });
    expect(backend?.DurationHistogram).toEqual([{ Value: 0.25, Count: 4 }]);
  });

  it('keeps none of them', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const map = new ServiceMap();
    const watched = ((trace: AssembledTrace) => {
      map.add(trace);
      return new WeakRef(trace.nodes[0] ?? trace);
    })(traceOf(1));
    await new Promise((resolve) => setTimeout(resolve, 0));
    collect();
    expect([watched.deref(), map.services.length]).toEqual([undefined, 2]);
  });
});
