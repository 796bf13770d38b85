import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Where the practice page's scripts and style are, bundled from `content/frontends` when the app was built. */
export const filesFolder = (): string => path.join(/* turbopackIgnore: true */ process.cwd(), 'dist/frontends');

/** Every file there is, below that folder; nothing else is ever read. */
export const practiceFiles = (): ReadonlySet<string> =>
  new Set(readdirSync(filesFolder(), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css)$/.test(name)));
