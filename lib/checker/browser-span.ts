import type { Branch } from '../waterfall/tree.ts';
import { own } from './field-test.ts';

/** The instrumentations that only a page can run, by the names of their tracers. */
const OF_A_PAGE = /^@opentelemetry\/instrumentation-(document-load|fetch|long-task|user-interaction|xml-http-request)$/;

/**
 * Whether a browser made the span: its SDK says so (`telemetry.sdk.language`), or its tracer does. The latter is needed
 * because a provider that is given a resource of its own puts that in place of the SDK's words about itself.
 */
export const isBrowserSpan = ({ span }: Branch): boolean =>
  own(span.resource.attributes, 'telemetry.sdk.language')?.value === 'webjs' || OF_A_PAGE.test(span.scope.name);
