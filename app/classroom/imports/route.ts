import type { TraceImport } from '@/lib/telemetry/trace-import.ts';
import { readAddress } from '../_door/read-address.ts';
import { answer, changing, reading, refuse } from '../_door/respond.ts';
import { listSchema, partSchema } from './wanted.ts';

export const dynamic = 'force-dynamic';

/** As many trace ids as a list of files shows. */
const MOST_SHOWN = 20;

const short = ({ traceIds, ...rest }: TraceImport) => ({ ...rest, traceIds: traceIds.slice(0, MOST_SHOWN) });

/** The files that were brought in, the newest first; with `?traceId=` those that the trace was in. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = readAddress(request.url, listSchema, 'import/invalid');
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const { traceId } = wanted.ok;
    const all = await classroom.imports.list(workspace);
    const found = all.filter(({ traceIds }) => traceId === undefined || traceIds.includes(traceId));
    return answer({ imports: found.map(short) });
  });

/** Takes a part of a file in: `?id=&file=&line=&last=`, its bytes as the body. Answers what became of its spans. */
export const POST = (request: Request): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const wanted = readAddress(request.url, partSchema, 'import/invalid');
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    return classroom.imports.take(workspace, wanted.ok, request);
  });
