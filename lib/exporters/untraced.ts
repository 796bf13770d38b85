import { context, ROOT_CONTEXT } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';

/**
 * Does a sender's work outside whatever trace called for it. What a request logs or reports leaves in calls of its own,
 * later and together with others'; an instrumented client would hang them below that request's span.
 */
export const untraced = <T>(work: () => T): T => context.with(suppressTracing(ROOT_CONTEXT), work);
