import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about the run itself: what could not be sent, read or worked out. */
export const hostFindings = {
  'check.too-ambiguous': {
    means: 'So many spans fit that it could not be worked out which of them are meant.',
    fix: 'This is not your mistake. The step’s author has to describe the spans more closely.',
  },
  'check.unknown-variable': {
    means: 'The expectation uses a variable that this run does not fill in.',
    fix: 'This is not your mistake. Whoever runs the check has to pass the variable.',
  },
  'stimulus.status': {
    means: 'The request was answered with another status than the step is about, so its telemetry is of another story.',
    fix: 'Send the request yourself and read the answer; a stage’s log stands beside it in the page.',
  },
  'stimulus.unreachable': {
    means: 'The request that should set the telemetry going could not be sent, or found nothing there.',
    fix: 'Look whether the app or the service runs, and at which address.',
  },
  'run.too-varied': {
    means: 'The run has so many different names or keys that the search for a reason looked at the likeliest only.',
    fix: 'Put what differs from request to request into the values of attributes, not into their keys or into names.',
  },
  'run.lost': {
    means: 'The app did not say how the run ended.',
    fix: 'Run the check again; if it happens again, the app’s own output says more.',
  },
  'file.refused': {
    means: 'A span in the file could not be read.',
    fix: 'Correct the file; the message says which field is wrong.',
  },
  'file.unreadable': {
    means: 'The files for this step cannot be read, so nothing of it could be judged.',
    fix: 'Hand in a file that can be read; the message names the place.',
  },
  'step.not-begun': {
    means: 'The step was not tried yet.',
    fix: 'Open the step and run it; nothing can be said of it before.',
  },
} as const satisfies Record<string, CatalogueEntry>;
