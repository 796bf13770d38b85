import { join } from 'node:path';
import { keepsTheStoreContract } from '../telemetry-store.contract.ts';
import { openDuckDbStore } from './open.ts';

keepsTheStoreContract({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });
