import { z } from 'zod';
import { syntheticRootsOf } from '@/lib/classroom/synthetic-roots.ts';
import { traceFile, traceForms, type TraceFile } from '@/lib/export/trace-file.ts';
import { readAddress } from '../../../_door/read-address.ts';
import { notFound, reading, refuse } from '../../../_door/respond.ts';
import { wantedTrace } from '../wanted.ts';

export const dynamic = 'force-dynamic';

/** A file is whole or none: what is larger is refused in words. */
const MAX_SPANS = 200_000;

const wantedSchema = z.strictObject({ form: z.enum(traceForms, `it is one of ${traceForms.join(', ')}`) });

/** Pieces as a stream that is written as fast as it is read. */
function streamed(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = pieces[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = left.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

const file = ({ name, contentType, pieces }: TraceFile): Response =>
  new Response(streamed(pieces), {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });

/** A trace to take along: `?form=otlp`, as any receiver of OTLP takes it, or `?form=outline`, as text. */
export const GET = (request: Request, { params }: { params: Promise<{ traceId: string }> }): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const trace = wantedTrace((await params).traceId);
    if ('problem' in trace) return refuse(400, trace.problem);
    const wanted = readAddress(request.url, wantedSchema, 'trace/form');
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const { traceId } = trace;
    const spans = await classroom.engine.spansOfTrace(workspace, traceId, MAX_SPANS + 1);
    if (spans.length === 0)
      return notFound('trace with spans', 'Look for it in the list of traces: it may have been pruned.');
    if (spans.length > MAX_SPANS) {
      const message = `This trace has more than ${MAX_SPANS.toLocaleString('en')} spans; a file of it is not written.`;
      return refuse(413, { code: 'trace/too-large', message, hint: 'Ask for a part of it on the explore page.' });
    }
    const syntheticRoots = await syntheticRootsOf(classroom, workspace, traceId);
    return file(traceFile(wanted.ok.form, { traceId, spans, syntheticRoots }));
  });
