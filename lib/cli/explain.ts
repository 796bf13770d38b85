import { mostAlike } from '../checker/diagnose/similarity.ts';
import { explain, findingCatalogue } from '../checker/findings/catalogue.ts';
import { findingFamilies } from '../checker/findings/families.ts';
import { readFindingPage, type FindingPage } from '../curriculum/finding-page.ts';
import type { ExitCode, Surroundings } from './check-options.ts';
import { findingText } from './finding-text.ts';
import { harmless, paintFor, type Paint } from './paint.ts';

type Told = Pick<Surroundings, 'out' | 'err' | 'colours' | 'root'>;

/** Every code below its family's heading, with its page's title. */
function listText(titleOf: (code: string) => string, paint: Paint): string {
  const widest = Math.max(...Object.keys(findingCatalogue).map((code) => code.length));
  const families = findingFamilies.map(({ title, codes }) => {
    const lines = codes.map((code) => `  ${code.padEnd(widest)}  ${paint.quiet(titleOf(code))}`);
    return [paint.strong(title), ...lines].join('\n');
  });
  return `${families.join('\n\n')}\n\nspanwalk explain CODE says more about one of them.\n`;
}

/** What a program reads: the same facts without any drawing. */
function jsonOf({ ways, ...page }: FindingPage): string {
  const told = ways.map(({ id, blocks, sample }) => ({
    id,
    blocks,
    ...(sample === null
      ? {}
      : {
          mistake: sample.mistake.lines.join('\n'),
          mended: sample.mended.lines.join('\n'),
          file: sample.mistake.file,
        }),
  }));
  return `${JSON.stringify({ ...page, ways: told }, null, 2)}\n`;
}

function unknown(code: string, { err }: Told): ExitCode {
  const near = mostAlike(code, Object.keys(findingCatalogue));
  const advice = near === undefined ? '“spanwalk explain” lists them all.' : `Did you mean “${near}”?`;
  err(`There is no finding “${harmless(code)}”. ${advice}\n`);
  return 2;
}

/** Says what a finding's code means and what to do; without a code, lists them all. */
export function runExplain(code: string | undefined, { json = false }: { json?: boolean }, told: Told): ExitCode {
  const { out, root = process.cwd() } = told;
  const paint = paintFor(told.colours);
  if (code === undefined) {
    const all = findingFamilies.map(({ title, codes }) => ({
      title,
      findings: codes.map((each) => ({ code: each, ...explain(each) })),
    }));
    const titleOf = (each: string): string => readFindingPage(root, each)?.title ?? '';
    out(json ? `${JSON.stringify(all, null, 2)}\n` : listText(titleOf, paint));
    return 0;
  }
  const page = readFindingPage(root, code);
  if (page === null) return unknown(code, told);
  out(json ? jsonOf(page) : findingText(page, paint));
  return 0;
}
