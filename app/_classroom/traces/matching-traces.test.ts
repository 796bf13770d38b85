import { describe, expect, it } from 'vitest';
import { matchingTraces } from './matching-traces.ts';
import type { TraceLine } from './use-recent-traces.ts';

const line = (name: string, service: string, traceId: string): TraceLine => ({
  name, service, services: [service], environments: [], traceId, hasRoot: true, spans: 1, segments: 0, errors: 0, start: '0',
  durationMs: 1, lastSeq: 1,
}); // prettier-ignore

const traces = [
  line('GET /api/home', 'backend-next', '5759e988bd862e3fe1be46a994272793'),
  line('cruddur', 'flask', 'a1'.repeat(16)),
];
const found = (wanted: string): string[] => matchingTraces(traces, wanted).map(({ name }) => name);

describe('the search among traces', () => {
  it('finds names and services, whatever the case', () => {
    expect(found('HOME')).toEqual(['GET /api/home']);
    expect(found('flask')).toEqual(['cruddur']);
  });

  it('finds ids in either form, whole or begun', () => {
    for (const id of ['5759e988', '1-5759e988', '1-5759e988-bd86', '1-5759e988-bd862e3fe1be46a994272793']) {
      expect(found(id)).toEqual(['GET /api/home']);
    }
  });

  it('finds all where nothing is typed, and none where nothing matches', () => {
    expect(found(' ')).toHaveLength(2);
    expect(found('(.*')).toEqual([]);
  });
});
