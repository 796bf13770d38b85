import { explain, findingCatalogue } from '../checker/findings/catalogue.ts';
import { mostAlike } from '../checker/diagnose/similarity.ts';
import type { ExitCode, Surroundings } from './check-options.ts';
import { harmless } from './paint.ts';

/** Says what a finding's code means and what to do; without a code, lists them all. */
export function runExplain(code: string | undefined, { out, err }: Pick<Surroundings, 'out' | 'err'>): ExitCode {
  if (code === undefined) {
    for (const [name, { means }] of Object.entries(findingCatalogue)) out(`${name.padEnd(34)} ${means}\n`);
    return 0;
  }
  const entry = explain(code);
  if (entry !== undefined) {
    out(`${code}\n\n${entry.means}\n\n${entry.fix}\n`);
    return 0;
  }
  const near = mostAlike(code, Object.keys(findingCatalogue));
  err(`There is no finding “${harmless(code)}”.${near === undefined ? '' : ` Did you mean “${near}”?`}\n`);
  return 2;
}
