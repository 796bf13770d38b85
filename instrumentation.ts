import type { Instrumentation } from 'next';

/** The practice route of the lesson about segments; sent from any other, each span would stand twice. */
const SEGMENTS_BELOW = '/api/segments-from-opentelemetry/';

/** Next calls this once for each server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { outliveOutput } = await import('./lib/classroom/outlive-output.ts');
  const { startClassroom } = await import('./lib/classroom/start.ts');
  const { startTracing } = await import('./lib/tracing/register.ts');
  const { startErrorReports } = await import('./lib/tracing/error-reports.ts');
  const { startPracticeLog } = await import('./lib/tracing/practice-log.ts');
  outliveOutput();
  const started = await startClassroom();
  const { ownReceiver, ownAlsoAt, practiceKeys } = started;
  startPracticeLog({ url: ownReceiver, alsoAt: ownAlsoAt, aws: practiceKeys.aws });
  startTracing({ ...started, segmentsBelow: SEGMENTS_BELOW });
  startErrorReports({ receiver: ownReceiver, alsoAt: ownAlsoAt, token: practiceKeys.errorTokens.server });
}

/** Next calls this with whatever a handler threw, once it knows that nobody caught it. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { reportRequestError } = await import('./lib/tracing/error-reports.ts');
  reportRequestError(error, request);
};
