import type { Overlooked } from './alike-keys.ts';
import type { Explanation } from './explanation.ts';

const WORDS: Record<Overlooked, string> = {
  keys: 'attribute keys',
  names: 'span names',
  spans: 'forms of span',
};

/** Says that a diagnosis did not look at everything, and what there was too much of. The verdict looked at all of it. */
export function remarkOnOverlooked(overlooked: ReadonlySet<Overlooked>): Explanation[] {
  if (overlooked.size === 0) return [];
  const many = [...overlooked].map((what) => WORDS[what]).join(', ');
  return [
    {
      code: 'run.too-varied',
      level: 'info',
      message: `This run has so many different ${many} that the reasons given were sought among the likeliest of them only. What is red is red all the same; a misspelling may have been missed.`,
      expected: 'few names and keys, with many values',
      actual: `very many different ${many}`,
    },
  ];
}
