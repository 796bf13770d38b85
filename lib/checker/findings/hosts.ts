import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings that are nobody's mistake but ours, the author's or the file's. They never cost points. */
export const hostFindings = {
  'check.too-ambiguous': {
    means: 'So many spans fit that it could not be worked out which of them are meant.',
    fix: 'This is not your mistake. The step’s author has to describe the spans more closely.',
  },
  'check.unknown-variable': {
    means: 'The expectation uses a variable that this run does not fill in.',
    fix: 'This is not your mistake. Whoever runs the check has to pass the variable.',
  },
  'file.refused': {
    means: 'A span in the file could not be read.',
    fix: 'Correct the file; the message says which field is wrong.',
  },
} as const satisfies Record<string, CatalogueEntry>;
