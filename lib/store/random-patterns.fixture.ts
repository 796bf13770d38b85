import { pick, whole, type Random } from './random-spans.fixture.ts';

/** A pattern of the kind that JavaScript’s own engine, RE2 and ours should read alike. */
export function anyPattern(random: Random, depth = 2): string {
  const atoms = ['a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\s', '\\.', '[a-c-]', '\\W'];
  const group = (): string => `(${random() < 0.5 ? '?:' : ''}(?:${anyPattern(random, depth - 1)})a)`;
  const atom = depth > 0 && random() < 0.3 ? group() : pick(random, atoms);
  const once = atom + pick(random, ['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{2,}']);
  const edge = pick(random, ['', '', '', '', '\\b', '^', '$']);
  const more = random() < 0.5 ? pick(random, ['', '|']) + anyPattern(random, depth - 1) : '';
  return edge + once + more;
}

export const anyText = (random: Random): string =>
  Array.from({ length: whole(random, 9) }, () =>
    pick(random, ['a', 'b', 'c', '1', ' ', '\n', '.', '-', 'é', '\u{1F600}']),
  ).join('');
