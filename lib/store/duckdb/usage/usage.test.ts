import { join } from 'node:path';
import { countsUsage } from '../../usage.contract.ts';
import { openDuckDbStore } from '../open.ts';

countsUsage({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });
