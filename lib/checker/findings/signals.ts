import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about what is not a span: log records, the wire, secrets, populations. */
export const signalFindings = {
  'log.not-received': {
    means: 'The check is about log records, and none are received where it was run.',
    fix: 'Nothing is wrong with your work. Run the check on a file that holds log records.',
  },
  'log.silence': {
    means: 'Not one log record arrived, so none can be judged.',
    fix: 'Connect your logger to OpenTelemetry: a LoggerProvider with an OTLP exporter and the bridge of your logging library, and time to send the last batch.',
  },
  'log.missing': {
    means: 'Log records arrived, and none like the one looked for.',
    fix: 'Write the record at the place that the step names, with exactly the message that it asks for.',
  },
  'log.near': {
    means: 'A log record is all that the step asks for but for one thing.',
    fix: 'Correct that one thing where the record is written.',
    slip: true,
  },
  'log.count': {
    means: 'There are more, or fewer, log records of this kind than there may be.',
    fix: 'Write the record once for each piece of work. Twice the same often means two handlers or two bridges.',
  },
  'log.uncorrelated': {
    means: 'The log record is there and belongs to no trace, or to another one: from the span nobody will find it.',
    fix: 'Write the record while the span is active, through a logger that is bridged to OpenTelemetry; it adds trace id and span id by itself.',
  },
  'log.other-span': {
    means: 'The log record is in the right trace and was made in another span.',
    fix: 'Write the record inside the span: after it was made the active one, and before it ends.',
    slip: true,
  },
} as const satisfies Record<string, CatalogueEntry>;
