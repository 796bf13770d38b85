import { join } from 'node:path';
import { answersQueriesAsDefined } from '../queries.contract.ts';
import { openDuckDbStore } from './open.ts';

// Attributes are kept in columns from the first question on, so that each is asked for both ways.
answersQueriesAsDefined({
  open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb'), keptSlack: 0 }),
});
