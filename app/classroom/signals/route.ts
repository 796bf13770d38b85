import { signalToJson } from '@/lib/telemetry/signal-json.ts';
import { answer, reading, refuse } from '../_door/respond.ts';
import { wantedSignals } from './wanted.ts';

export const dynamic = 'force-dynamic';

/**
 * Log records, segments and errors of the workspace:
 * `?signal=&traceId=&place=&stream=&from=&to=&order=&limit=&beyond=`, times in nanoseconds since 1970, at most 1,000.
 */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = wantedSignals(request.url);
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const signals = await classroom.engine.signals(workspace, wanted.ok);
    return answer({ signals: signals.map(signalToJson) });
  });
