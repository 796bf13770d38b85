import { shownSignal } from '@/lib/classroom/errors/shown-signal.ts';
import { answer, reading, refuse } from '../_door/respond.ts';
import { wantedSignals } from './wanted.ts';

export const dynamic = 'force-dynamic';

/**
 * Log records, segments and errors of the workspace:
 * `?signal=&traceId=&place=&stream=&from=&to=&order=&limit=&beyond=`, times in nanoseconds since 1970, at most 1,000 and
 * about 16 MiB. A short page need not be the last: what `more` says is the next one’s `beyond`, and null where none is.
 */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedSignals(request.url);
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const { signals, more } = await classroom.engine.signalPage(workspace, wanted.ok);
    return answer({ signals: signals.map(shownSignal), more: more && `${more.time}.${more.seq}` });
  });
