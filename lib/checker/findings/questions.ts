import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about a query, its answer, and a quiz. */
export const questionFindings = {
  'query.calculation-missing': {
    means: 'The query does not calculate what the step asks for.',
    fix: 'Add the calculation under VISUALIZE.',
  },
  'query.calculation-wrong-column': {
    means: 'The query has the right calculation over another column.',
    fix: 'Choose the column that the step names.',
    slip: true,
  },
  'query.breakdown-missing': {
    means: 'The query does not group its rows as the step asks for.',
    fix: 'Add the column under GROUP BY.',
  },
  'query.breakdown-near': {
    means: 'The query groups by a column with almost the name that was asked for.',
    fix: 'Choose the column from the list of columns that really arrived.',
    slip: true,
  },
  'query.filter-missing': {
    means: 'The query lacks a filter on a column.',
    fix: 'Add the column under WHERE.',
  },
  'query.filter-different': {
    means: 'The query filters on the right column in another way.',
    fix: 'Change the operator or the value under WHERE.',
    slip: true,
  },
  'query.time-range': {
    means: 'The query looks at another stretch of time.',
    fix: 'Choose the time range that the step names, such as “last 10 minutes”.',
    slip: true,
  },
  'query.matched': {
    means: 'The WHERE clause let another number of rows through than it should: spans, with their events and links.',
    fix: 'Run an earlier step again, so that there are fresh spans within the time range, and look at the filters.',
  },
  'query.rows': {
    means: 'The table has another number of rows than it should.',
    fix: 'Make more traces within the time range, and look at GROUP BY.',
  },
  'query.values': {
    means: 'The rows do not hold the values that the step expects.',
    fix: 'Compare the table with the step’s text, and the query with the one it asks for.',
  },
  'query.heatmap-empty': {
    means: 'The heatmap has no cells.',
    fix: 'Make traces within the time range, and draw HEATMAP over a column that holds numbers.',
  },
  'query.not-saved': {
    means: 'The step asks for a saved query, and none is saved.',
    fix: 'Press Save above the builder, or Ctrl or ⌘ with S, and give the query a name.',
  },
  'query.saved-another': {
    means: 'The query on the screen is right, and what is saved is another one.',
    fix: 'Save the query that is on the screen, under a name of its own.',
  },
  'query.unsaved-changes': {
    means: 'A saved query was changed until it was right, and the changes are not saved.',
    fix: 'Press Save changes above the builder.',
    slip: true,
  },
  'answer.missing': {
    means: 'The question is not answered.',
    fix: 'Choose an answer.',
  },
  'answer.wrong': {
    means: 'The answer is not right; the finding says why.',
    fix: 'Read the explanation and choose again.',
  },
  'answer.incomplete': {
    means: 'What is chosen is right, and something else is right as well.',
    fix: 'There is more than one right answer.',
    slip: true,
  },
  'answer.not-in-telemetry': {
    means: 'The value stands on none of your spans.',
    fix: 'Open the trace, select the span, and copy the value as it stands there.',
  },
  'answer.no-telemetry': {
    means: 'No span that the question is about has arrived yet.',
    fix: 'Run the earlier step first, so that there is a span to look at.',
  },
} as const satisfies Record<string, CatalogueEntry>;
