import { join } from 'node:path';
import { answersQueriesAsDefined } from '../queries.contract.ts';
import { openDuckDbStore } from './open.ts';

answersQueriesAsDefined({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });
