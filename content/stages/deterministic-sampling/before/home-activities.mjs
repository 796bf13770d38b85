import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('home.activities');

const activities = [
  { handle: 'katherine', message: 'Checked the numbers by hand. They can launch.' },
  { handle: 'ada', message: 'The first loom I ever saw was full of punched cards.' },
  { handle: 'grace', message: 'Found the bug. It has wings. Taped it into the log book.' },
];

/** The home feed. */
export function homeActivities() {
  return tracer.startActiveSpan('home-activities', (span) => {
    span.setAttribute('app.result_length', activities.length);
    span.end();
    return activities;
  });
}
