import { join } from 'node:path';
import { keepsSignals } from '../signal-store.contract.ts';
import { openDuckDbStore } from './open.ts';

keepsSignals({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });
