import type { Panel, PanelWidth, QueryPanel, ShownAs } from '@/lib/boards/board.ts';
import { questionOf } from '@/lib/boards/question.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { askedWords } from '../explore/saved/spec-words.ts';
import { lineOf } from '../named/line-of.ts';

export const shownWords: Record<ShownAs, string> = {
  chart: 'Chart over time',
  heatmap: 'Heatmap',
  table: 'Table',
  number: 'Number',
  both: 'Charts and table',
};

export const widthWords: Record<PanelWidth, string> = { half: 'Half the page', full: 'The whole page' };

/** What a panel of a query is called: its title, or the name of what it asks, or what it asks. */
export function titleOf({ title, asks }: QueryPanel, queries: readonly SavedQuery[]): string {
  if (title !== '') return lineOf(title);
  const question = questionOf(asks, queries);
  if (question === null) return 'A query that is gone';
  const { origin } = question;
  if (origin.is === 'saved') return lineOf(origin.query.name);
  return origin.is === 'copy' ? lineOf(origin.name) : lineOf(askedWords(question.spec));
}

/** What any panel is called where it is spoken of. A note has its beginning. */
export function nameOf(panel: Panel, queries: readonly SavedQuery[]): string {
  if (panel.type === 'query') return titleOf(panel, queries);
  const [line = ''] = panel.content.split('\n');
  const words = line.replaceAll(/[#*`]/g, '').trim();
  return lineOf(words.length > 40 ? `${words.slice(0, 40)}…` : words);
}
