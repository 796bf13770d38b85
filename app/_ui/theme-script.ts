import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What puts the chosen theme on a page. In the page itself, for a page that fetched it would wait for that first. */
export const themeScript: string = readFileSync(join(process.cwd(), 'public/theme.js'), 'utf8');
