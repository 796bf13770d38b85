import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about attributes, of a span, its resource or its scope. */
export const attributeFindings = {
  'attr.missing': {
    means: 'The span is there without this attribute, and nothing like it was found anywhere near.',
    fix: 'Set it before the span ends. The JavaScript SDK drops undefined, null and objects without a word; every SDK ignores what is set after the end.',
  },
  'attr.near-key': {
    means: 'The attribute is missing, and one with almost the same key is there.',
    fix: 'Use exactly the key that the step asks for: a query finds only that one.',
    slip: true,
  },
  'attr.other-key': {
    means: 'The attribute is missing, and another key holds the very value that was looked for.',
    fix: 'Put the value under the key that the step asks for.',
    slip: true,
  },
  'attr.wrong-type': {
    means:
      'The attribute is there with another type. Text that looks like a number cannot be summed, ordered or drawn.',
    fix: 'Convert the value before setting it.',
    slip: true,
  },
  'attr.wrong-value': {
    means: 'The attribute is there with another value.',
    fix: 'Set the value that the step asks for.',
  },
  'attr.wrong-span': {
    means: 'The attribute is there, but on another span of the trace.',
    fix: 'Set it on the span that you started, not on the one that happens to be active.',
  },
  'attr.wrong-level': {
    means: 'The attribute is there on another level: on the resource instead of the span, or the other way round.',
    fix: 'A resource describes the process and is set at start-up; an attribute describes one piece of work and is set on its span.',
    slip: true,
  },
  'attr.deprecated-key': {
    means: 'The attribute has the key of an older version of the semantic conventions.',
    fix: 'Use the new key. Instrumentation libraries switch by OTEL_SEMCONV_STABILITY_OPT_IN (http, database, or their /dup forms).',
    slip: true,
  },
  'attr.alias': {
    means: 'The value stands under an alternative name, which is accepted.',
    fix: 'Nothing has to change. New code uses the first name.',
  },
  'attr.forbidden': {
    means: 'An attribute is there that must not be.',
    fix: 'Do not set it.',
  },
  'attr.unexpected': {
    means: 'The span has an attribute beside those that the step allows.',
    fix: 'Leave it out: what is not needed costs money and may give something away.',
  },
  'attr.not-same': {
    means: 'Two values that must be equal differ.',
    fix: 'Take both from the same place.',
  },
  'attr.distinct': {
    means: 'The spans do not have as many different values as expected.',
    fix: 'Set the value that belongs to each piece of work, not a constant.',
  },
  'scope.mismatch': {
    means:
      'The span comes from another tracer than the one looked for. The tracer’s name tells which part of the code made a span.',
    fix: 'Pass the name to getTracer (JavaScript) or get_tracer (Python).',
  },
} as const satisfies Record<string, CatalogueEntry>;
