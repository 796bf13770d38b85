import { trace } from '@opentelemetry/api';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { aMinuteOfAttempts, isRight, type Attempt } from '../../_cruddur/sign-ins.ts';

const tracer = trace.getTracer('sign-in');

// #region shown
function signIn(attempt: Attempt, { events, locked }: Minute): string {
  return tracer.startActiveSpan('sign-in', (span) => {
    const checked = (): string => (isRight(attempt) ? 'accepted' : 'refused');
    const outcome = locked.has(attempt.userId) ? 'locked' : checked();
    // Whose account, and how it ended. What was typed stays out: a mistyped password is nearly one.
    span.setAttribute('app.user_id', attempt.userId);
    span.setAttribute('app.sign_in', outcome);
    if (outcome === 'refused') events.emit('refused', attempt.userId);
    span.end();
    return outcome;
  });
}

export function GET(): Response {
  const minute: Minute = { events: new EventEmitter(), locked: new Set() };
  lockAfterThree(minute);
  return Response.json(aMinuteOfAttempts().map((attempt) => signIn(attempt, minute)));
}
// #endregion

interface Minute {
  events: EventEmitter<{ refused: [userId: string] }>;
  /** Accounts that nobody can sign in to until the minute is over. */
  locked: Set<string>;
}

// #region rule
/** The rule: the third refusal of one account. It listens, and who signs people in knows nothing of it. */
function lockAfterThree({ events, locked }: Minute): void {
  const refusals = new Map<string, number>();
  events.on('refused', (userId) => {
    const count = (refusals.get(userId) ?? 0) + 1;
    refusals.set(userId, count);
    if (count === 3) lock(userId, locked);
  });
}

/** The action: one account, for a minute. It is small, it ends by itself, and its span says that it was done. */
function lock(userId: string, locked: Set<string>): void {
  tracer.startActiveSpan('lock-account', (span) => {
    locked.add(userId);
    span.setAttribute('app.user_id', userId);
    span.setAttribute('app.action_id', randomUUID());
    span.end();
  });
}
// #endregion
