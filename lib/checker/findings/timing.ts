import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about clocks, units, names, and instrumentation that is there twice. */
export const timingFindings = {
  'time.skew': {
    means:
      'The clocks of two services differ: a called span seems to begin before, or after, the call that it answers.',
    fix: 'Synchronise the clocks of both machines (NTP). Until then, do not read anything into the gap between the two.',
  },
  'time.unit': {
    means: 'Times are not nanoseconds since 1970. Seconds, milliseconds or microseconds in their place look like 1970.',
    fix: 'Let the SDK take the time. If you pass one, give it as the API says: milliseconds or a Date in JavaScript, nanoseconds in Python.',
  },
  'time.negative': {
    means: 'A span ends before it starts.',
    fix: 'Do not pass start or end times by hand, or take both from one clock.',
  },
  'relation.outlives-parent': {
    means: 'A span went on after its parent had ended: work was started and not awaited.',
    fix: 'Await the work before the outer span ends, or give it a span of its own that is linked, if it is meant to go on.',
  },
  'span.name-high-cardinality': {
    means:
      'The span’s name holds an id or another value, so every request has a name of its own and none can be grouped.',
    fix: 'Put the pattern into the name, such as GET /orders/{id}, and the value into an attribute.',
    slip: true,
  },
  'span.name-wrong': {
    means: 'A span stands where the one looked for should be, and has what it should have, under quite another name.',
    fix: 'Give the span exactly the name that the step asks for.',
    slip: true,
  },
  'span.duplicate-instrumentation': {
    means:
      'Two instrumentations record one piece of work: two spans side by side, at the same time, by different tracers.',
    fix: 'Switch one of them off: a framework that traces itself needs no second instrumentation of the same calls.',
  },
  'attr.unit': {
    means: 'The number is right but for its unit: it is a thousand times, or a thousandth of, what was expected.',
    fix: 'Convert the value before setting it, and put the unit into the key, such as app.wait_ms.',
    slip: true,
  },
  'error.type-missing': {
    means: 'The span says that its work failed and not by what: neither an exception nor error.type is recorded.',
    fix: 'Call recordException(error) and set error.type to the name of the error, where it is caught.',
  },
} as const satisfies Record<string, CatalogueEntry>;
