import { join } from 'node:path';
import { showsItsEvidence } from '../../evidence.contract.ts';
import { openDuckDbStore } from '../open.ts';

showsItsEvidence({ open: (directory) => openDuckDbStore({ file: join(directory, 'spans.duckdb') }) });
