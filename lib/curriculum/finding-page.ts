import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { explain } from '../checker/findings/catalogue.ts';
import { readExcerpt, type Excerpt } from './excerpt.ts';
import { parseFindingText, type Block } from './finding-text.ts';

/** One way in which a finding comes about, with the mistake in a real file and the same file mended. */
export interface Way {
  id: 'node' | 'python' | 'anywhere';
  label: string;
  blocks: Block[];
  sample: { mistake: Excerpt; mended: Excerpt } | null;
}

/** Everything there is to read on one finding: one text for the page and for the terminal. */
export interface FindingPage {
  code: string;
  title: string;
  /** The catalogue's two sentences: what it means, and what to do, where there is room for one only. */
  means: string;
  fix: string;
  intro: Block[];
  ways: Way[];
  mend: Block[];
  /** Where it can be seen. */
  places: { title: string; blocks: Block[] }[];
  /** Codes that are easily mistaken for it. */
  related: string[];
}

/** The folder that holds a page, from the project's root. */
export const findingFolder = (code: string): string => `content/findings/${code}`;

const PLACES = ['In Spanwalk', 'In your own console'] as const;
const HEADINGS = { node: 'Node', python: 'Python', anywhere: 'How it comes about' } as const;

/** What a sample's two files are called: each kind of way takes the first pair that is there. */
const SAMPLES: Record<Way['id'], [mistake: string, mended: string][]> = {
  node: [['node.mjs', 'node-fixed.mjs']],
  python: [['python.py', 'python-fixed.py']],
  anywhere: [
    ['shell.sh', 'shell-fixed.sh'],
    ['query.json', 'query-fixed.json'],
  ],
};

function sampleOf(root: string, folder: string, id: Way['id']): Way['sample'] {
  const pair = SAMPLES[id].find(([mistake]) => existsSync(path.join(root, folder, mistake)));
  if (pair === undefined) return null;
  const [mistake, mended] = pair.map((file) => readExcerpt(root, { file: `${folder}/${file}` }));
  return mistake && mended ? { mistake, mended } : null;
}

function itemsOf(blocks: Block[] | undefined): string[] {
  return (blocks ?? []).flatMap((block) => (block.kind === 'steps' ? block.items : []));
}

/**
 * The page of a finding's code, read when it is shown.
 * @param root the checkout's folder
 * @returns null for a code that the catalogue does not have
 * @throws in words where the page is missing, or lacks a part: a reader must not be shown half of it
 */
export function readFindingPage(root: string, code: string): FindingPage | null {
  const entry = explain(code);
  if (entry === undefined) return null;
  const folder = findingFolder(code);
  const file = `${folder}/finding.md`;
  const { title, intro, sections } = parseFindingText(readFileSync(path.join(root, file), 'utf8'), file);
  const known = new Set<string>([...Object.values(HEADINGS), ...PLACES, 'Mend it', 'See also']);
  const stray = [...sections.keys()].find((heading) => !known.has(heading));
  if (stray !== undefined) throw new Error(`${file} has a heading that no page has: “${stray}”.`);
  const ways = (['anywhere', 'node', 'python'] as const).flatMap((id): Way[] => {
    const blocks = sections.get(HEADINGS[id]);
    return blocks === undefined ? [] : [{ id, label: HEADINGS[id], blocks, sample: sampleOf(root, folder, id) }];
  });
  const mend = sections.get('Mend it') ?? [];
  const places = PLACES.map((place) => ({ title: place, blocks: sections.get(place) ?? [] }));
  if (ways.length === 0 || mend.length === 0 || places.some(({ blocks }) => blocks.length === 0)) {
    throw new Error(`${file} has to say how it comes about, how to mend it, and where to see it.`);
  }
  return { code, title, ...entry, intro, ways, mend, places, related: itemsOf(sections.get('See also')) };
}
