import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about spans: whether they came, and what they are. */
export const spanFindings = {
  silence: {
    means: 'Not one span arrived for this run. Nothing else can be judged before something does.',
    fix: 'Make sure that the SDK is started before the server, that its endpoint is Spanwalk’s, that the process lives long enough to send its batch (five seconds by default), and that the sampler is not off.',
  },
  'span.missing': {
    means: 'Spans arrived, but none like the one looked for, and none that looks like a slip of it.',
    fix: 'Create the span, and end it. A span is only sent once it has ended.',
  },
  'span.name-near': {
    means: 'A span arrived whose name is almost the one looked for: a typing error, another case, a missing prefix.',
    fix: 'Give the span exactly the name that the step asks for.',
    slip: true,
  },
  'span.name-alias': {
    means: 'The span has an older or alternative name, which is accepted.',
    fix: 'Nothing has to change. New code uses the first name.',
  },
  'span.kind-wrong': {
    means:
      'The span is there and has another kind. Kinds tell a server from the client that calls it; service maps and many queries are built on them.',
    fix: 'Set the kind when the span is started: it cannot be changed later. A span without a kind is internal.',
    slip: true,
  },
  'span.status-not-set': {
    means:
      'The work failed and the span does not say so. Recording an exception does not set the status: that is a second call.',
    fix: 'Call setStatus with the code ERROR where the failure is caught, beside recordException.',
  },
  'span.status-ok': {
    means:
      'The status is OK where it belongs unset. OK is a promise of the application; instrumentation leaves it unset.',
    fix: 'Leave the status alone when all went well.',
  },
  'span.status-wrong': {
    means: 'The span’s status is not the one that the step asks for.',
    fix: 'Set ERROR only where the work failed; leave the status unset otherwise.',
  },
  'span.count': {
    means: 'There are more, or fewer, spans of this kind than there may be.',
    fix: 'Look at the outline: each line of it is one span. Start the span once for each piece of work.',
  },
  'span.unexpected': {
    means: 'A span arrived that must not be there.',
    fix: 'Find out who starts it, and leave it out.',
  },
  'span.not-ended': {
    means:
      'A span was started and never ended. Its children arrived and name a parent that did not, although it belongs to the same process: the flags on the wire say so.',
    fix: 'Call end() on every path, best in a finally block; in Python use “with tracer.start_as_current_span(…)”.',
  },
  'span.duration': {
    means: 'The span is longer or shorter than the step expects.',
    fix: 'Start the span before the work and end it after the work, also where the work is asynchronous.',
  },
  'span.event-missing': {
    means: 'The span is there without the event that it should carry, or with too many of them.',
    fix: 'Call addEvent on the span while it is still open.',
  },
  'exception.missing': {
    means: 'The span is there, and no exception is recorded on it.',
    fix: 'Call recordException(error) in the catch block, and set the status to ERROR there too.',
  },
  'exception.differs': {
    means: 'An exception is recorded, but not the one that is looked for.',
    fix: 'Record the error itself, not a new one: its type, message and stack trace are read from it.',
  },
} as const satisfies Record<string, CatalogueEntry>;
