import { expect, it } from 'vitest';
import { planQuery } from '../query/plan.ts';
import { querySpecSchema, type QuerySpecInput } from '../query/spec.ts';
import type { ResultData } from '../query/result.ts';
import type { Span, StoredSpan } from '../telemetry/span.ts';
import { NOW, span, text } from './spans.fixture.ts';
import type { Store } from './store-per-test.fixture.ts';

const at = (seconds: number): bigint => BigInt(NOW + seconds * 1000) * 1_000_000n;

async function rowsOf(store: () => Store, spec: QuerySpecInput): Promise<ResultData[]> {
  const { results } = await store().query('local', planQuery(querySpecSchema.parse(spec), NOW));
  return results.map(({ data }) => data);
}

/** A store has rows for the events and links of spans. */
export function seesAnnotations(store: () => Store, fill: (sent: Span[]) => Promise<StoredSpan[]>): void {
  it('[R1] have events and links as rows of their own, and find spans alone where that is asked', async () => {
    const start = at(-10);
    const events = [{ name: 'cache miss', time: at(-9), attributes: { key: text('k') } }, { name: 'early', time: at(-11), attributes: {} }];
    const links = [{ traceId: 'c'.repeat(32), spanId: 'd'.repeat(16), traceState: '', attributes: { why: text('retry') } }];
    const [one] = await fill([span({ name: 'GET', start, end: at(-8), events, links, status: { code: 'error', message: '' } })]);
    expect(await rowsOf(store, {})).toEqual([{ COUNT: 4 }]);
    expect(await rowsOf(store, { filters: [{ column: 'meta.annotation_type', op: 'does-not-exist' }] })).toEqual([{ COUNT: 1 }]);
    const breakdowns = ['name', 'meta.time_since_span_start_ms', 'meta.invalid_time_since_span_start', 'key', 'duration_ms'];
    const filters = [{ column: 'meta.annotation_type', op: '=' as const, value: 'span_event' }];
    expect((await rowsOf(store, { breakdowns, filters })).map((data) => Object.values(data))).toEqual([['cache miss', 1000, null, 'k', null, 1], ['early', 0, true, null, null, 1]]);
    const ofLink = ['trace.parent_id', 'parent_name', 'trace.link.trace_id', 'trace.link.span_id', 'why', 'error', 'service.name', 'trace.span_id'];
    expect(Object.values((await rowsOf(store, { breakdowns: ofLink, filters: [{ column: 'why', op: 'exists' }] }))[0] ?? {})).toEqual([one?.spanId, 'GET', 'c'.repeat(32), 'd'.repeat(16), 'retry', true, 'backend-next', null, 1]);
  }); // prettier-ignore
}
