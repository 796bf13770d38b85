import type { Problem } from '../../telemetry/problem.ts';

/** What of a span is trimmed to the limits, however it came: by OTLP or in a file of another form. */

export const tooManyAttributes = (limit: number): Problem => ({
  code: 'otlp/too-many-attributes',
  message: `it has more than ${limit} attributes in one place; the first ${limit} were kept.`,
  hint: 'Set OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT, or put the data where it belongs: in a log or a database.',
});

export const tooManyItems = (limit: number): Problem => ({
  code: 'otlp/too-many-items',
  message: `a list or map in its attributes has more than ${limit} entries; the first ${limit} were kept.`,
  hint: 'Record a count or a summary in place of the whole list.',
});

export const tooManyAnnotations = (limit: number): Problem => ({
  code: 'otlp/too-many-events',
  message: `it has more than ${limit} events or links; the first ${limit} were kept.`,
  hint: 'Set OTEL_SPAN_EVENT_COUNT_LIMIT and OTEL_SPAN_LINK_COUNT_LIMIT, or emit logs.',
});

export const tooLongText = (limit: number): Problem => ({
  code: 'otlp/too-long-text',
  message: `a string in it was cut to its first ${limit} characters.`,
  hint: 'Set OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT.',
});

export const tooDeep = (limit: number): Problem => ({
  code: 'otlp/too-deep',
  message: `a value in it is nested more than ${limit} deep; what lies deeper was left out.`,
  hint: 'Flatten the value, or record it as JSON text.',
});
