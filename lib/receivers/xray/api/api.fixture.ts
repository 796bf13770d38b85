import { beforeEach } from 'vitest';
import { MemoryDesk } from '../desk.fixture.ts';
import { began, sketchDocument, traceIdForm, type PartSketch } from '../trace.fixture.ts';
import { endingOf } from './call.ts';
import { operations } from './operations.ts';

let desk: MemoryDesk;
beforeEach(() => {
  desk = new MemoryDesk();
});

/** The desk of the test that runs. */
export const theDesk = (): MemoryDesk => desk;

export interface Told {
  status: number;
  type: string | undefined;
  output: Record<string, unknown>;
  problem: string | undefined;
}

/** Runs one operation at the desk of the test. */
export async function call(name: string, input: unknown = {}): Promise<Told> {
  const operation = operations.find((each) => each.name === name);
  if (operation === undefined) throw new Error(`There is no ${name}.`);
  const { reply, problem } = endingOf(name, await operation.run({ desk, region: 'us-east-1', input }));
  const output = JSON.parse(new TextDecoder().decode(reply.body)) as Record<string, unknown>;
  return { status: reply.status, type: reply.headers['x-amzn-errortype'], output, problem: problem?.code };
}

export const put = (...documents: string[]): Promise<Told> =>
  call('PutTraceSegments', { TraceSegmentDocuments: documents });
export const nearly = { StartTime: began - 60, EndTime: began + 60 };

/** So many traces, each a second after the one before. */
export const series = (count: number, sketch: (at: number) => Partial<PartSketch> = () => ({})): string[] =>
  Array.from({ length: count }, (_, at) => {
    const id = `1-6b02c4b8-${String(at).padStart(24, '0')}`;
    return sketchDocument({ id: '1', name: 'backend', from: at / 100, ...sketch(at) }).replace(traceIdForm, id);
  });

export const idsOf = ({ output }: Told): string[] => (output['TraceSummaries'] as { Id: string }[]).map(({ Id }) => Id);
