import { join } from 'node:path';
import { packsTraces } from '../packed-traces.contract.ts';
import { openDuckDbStore } from './open.ts';

packsTraces({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });
