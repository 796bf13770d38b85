import { dayOf, TRACE_READS, withReads, type TraceReads } from '../../../telemetry/trace-reads.ts';
import type { Desk } from '../../desk.ts';

/** Counts what an answer read, as the service bills it: https://aws.amazon.com/xray/pricing/. */
export async function countReads(desk: Desk, reads: TraceReads): Promise<void> {
  if (reads.retrieved + reads.scanned === 0) return;
  const { documents } = desk;
  const at = desk.now();
  const day = dayOf(at);
  await documents.put(TRACE_READS, day, withReads(await documents.get(TRACE_READS, day), at, reads));
}
