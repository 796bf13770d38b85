import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about what was reported to an error tracker. */
export const errorItemFindings = {
  'error-item.not-received': {
    means: 'The check is about reported errors, and none are received where it was run.',
    fix: 'Nothing is wrong with your work. Run the check against the running app to have this judged too.',
  },
  'error-item.silence': {
    means: 'Not one error was reported in this run.',
    fix: 'Look that the access token is set in the process that runs, not only in your shell, that its client is initialised before the first request, and that something tells it of the exception: a signal, a middleware, or a call in the handler.',
  },
  'error-item.missing': {
    means: 'Errors were reported, and none like the one looked for.',
    fix: 'Trigger the error that the step names, and let it reach the client: an exception that is caught and forgotten is never reported.',
  },
  'error-item.near': {
    means: 'A reported error is all that the step asks for but for one thing.',
    fix: 'Correct that one thing where it is reported.',
    slip: true,
  },
  'error-item.level': {
    means:
      'It was reported at another level than asked for. Lists show errors and worse unless the filter says otherwise, so that a warning looks as if nothing had come.',
    fix: 'Report it at the level that the step names, or tick that level in the filter of the list.',
    slip: true,
  },
  'error-item.field-missing': {
    means: 'The report is there without one of the fields that the step asks for.',
    fix: 'Set it once for all reports where the client is initialised, or beside the call that reports.',
  },
  'error-item.near-key': {
    means: 'The report has almost the field that was asked for.',
    fix: 'Use exactly the key that the step asks for.',
    slip: true,
  },
  'error-item.wrong-value': {
    means: 'A field of the report has another value.',
    fix: 'Set the value that the step asks for.',
  },
  'error-item.no-app-frames': {
    means: 'The report’s stack has no line, or too few, of the application’s own code.',
    fix: 'Set the root to the application’s folder where the client is initialised, and report the exception itself, not its message.',
  },
  'error-item.grouping': {
    means: 'The reports make more items, or fewer, than they should: they are grouped by what they have in common.',
    fix: 'Keep ids, times and other changing values out of the message, or give a fingerprint of your own.',
  },
  'error-item.uncorrelated': {
    means: 'The report names no trace, or another one: from the trace nobody will find it.',
    fix: 'Add trace_id (and span_id) of the active span to what is reported, or pass the request with its traceparent header.',
  },
  'error-item.not-put-right': {
    means: 'The error was reported, and no request succeeded after it: the mistake is still there.',
    fix: 'Undo what triggers the error, start the service again, and send the request once more.',
  },
  'error-item.count': {
    means: 'The error was reported more often, or less often, than it should be.',
    fix: 'Report it at one place: twice for each request often means two handlers.',
  },
  'crash.no-return': {
    means: 'The handler ended without returning anything, so that the framework had nothing to answer with.',
    fix: 'Return the response: look for a “return” that was removed, or stands inside a branch that was not taken.',
  },
  'crash.signature': {
    means: 'A function was called with other arguments than it takes: one side was changed and the other was not.',
    fix: 'Change the call and the definition together: the message names the argument.',
  },
  'crash.removed-hook': {
    means: 'The code uses before_first_request, which Flask removed in version 2.3.',
    fix: 'Run the code once where the app is made, inside “with app.app_context():”.',
  },
  'crash.before-app': {
    means: 'The code uses the app before the line that makes it.',
    fix: 'Move the line below “app = Flask(…)”: a middleware wraps an app that is there already.',
  },
  'crash.segment-closed': {
    means: 'There was no segment to write to: the code ended the middleware’s own, or there is no middleware.',
    fix: 'End subsegments only inside a view, and leave the segment to the middleware.',
  },
} as const satisfies Record<string, CatalogueEntry>;
