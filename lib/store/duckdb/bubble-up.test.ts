import { join } from 'node:path';
import { comparesRegionsAsDefined } from '../bubble-up.contract.ts';
import { openDuckDbStore } from './open.ts';

comparesRegionsAsDefined({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });
