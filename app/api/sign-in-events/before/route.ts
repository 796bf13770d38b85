import { trace } from '@opentelemetry/api';
import { aMinuteOfAttempts, isRight, type Attempt } from '../../_cruddur/sign-ins.ts';

const tracer = trace.getTracer('sign-in');

// #region shown
function signIn(attempt: Attempt): string {
  return tracer.startActiveSpan('sign-in', (span) => {
    const outcome = isRight(attempt) ? 'accepted' : 'refused';
    span.end();
    return outcome;
  });
}

export function GET(): Response {
  return Response.json(aMinuteOfAttempts().map((attempt) => signIn(attempt)));
}
// #endregion
