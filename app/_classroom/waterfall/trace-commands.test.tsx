import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { Command } from '@/lib/waterfall/shortcuts.ts';
import { sketch } from '@/tests/support/sketch.ts';
import { obey, type Beside } from './trace-commands.ts';
import { useDesk, type Desk } from './use-desk.ts';
import { useTraceFacts } from './use-trace-facts.ts';

function Page({ spans, take }: { spans: StoredSpan[]; take: (desk: Desk) => void }): null {
  take(useDesk(useTraceFacts(spans, []), { selectedSpanId: undefined, onSelect: () => undefined }));
  return null;
}

/** The desk of a trace as a page has it at first. */
function deskOf(outline: string): Desk {
  const desks: Desk[] = [];
  renderToStaticMarkup(<Page spans={sketch(outline)} take={(desk) => void desks.push(desk)} />);
  return desks[0] as Desk;
}

function pressed(command: Command, desk: Desk): { said: string; done: string[] } {
  const done: string[] = [];
  const noting = (what: string) => () => void done.push(what);
  const beside: Beside = {
    focusSearch: noting('search'), focusFieldSearch: noting('fields'), openColumns: noting('columns'),
    openKeys: noting('keys'), copyLink: noting('copy'), say: () => undefined,
  }; // prettier-ignore
  return { said: obey(command, { desk, beside, levels: 1 }), done };
}

const sound = deskOf('a 0..9\n  b 1..8');

describe('a key that has nothing to do', () => {
  it.each<[Command, RegExp]>([
    ['next-match', /Press \/ and type/],
    ['previous-match', /Press \/ and type/],
    ['next-error', /No span of this trace failed/],
    ['cause', /did not fail/],
    ['next-odd', /Nothing is odd/],
    ['path-next', /Press p to show it/],
    ['unfold-all', /Nothing is folded/],
    ['zoom-all', /Press \+ or z/],
    ['pan-right', /Press \+ or z/],
  ])('says why: %s', (command, words) => expect(pressed(command, sound).said).toMatch(words));

  it('says so of a span that nothing is below', () => {
    expect(pressed('fold-subtree', deskOf('alone 0..9')).said).toBe('This span has nothing below it.');
  });

  it('says that an error began where the reader is', () => {
    expect(pressed('cause', deskOf('a 0..9 !boom')).said).toBe('The error began in this very span.');
  });
});

it('a key that has something to do says nothing', () => {
  const quiet: Command[] = ['fold-depth', 'zoom-in', 'zoom-span', 'critical-path', 'fold-subtree', 'levels'];
  expect(pressed('columns', sound)).toEqual({ said: '', done: ['columns'] });
  expect(pressed('copy-link', sound)).toEqual({ said: '', done: ['copy'] });
  expect(pressed('search', sound)).toEqual({ said: '', done: ['search'] });
  for (const command of quiet) expect(obey(command, { desk: still(sound), beside: {} as Beside, levels: 1 })).toBe('');
});

/** A desk whose page is not there any more to be drawn anew. */
const still = (desk: Desk): Desk => ({
  ...desk,
  setWindow: () => undefined,
  setShowsPath: () => undefined,
  grid: { ...desk.grid, fold: () => undefined },
});
