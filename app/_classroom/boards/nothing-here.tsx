import Link from 'next/link';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { nextQuestions, nothingWords } from '../query/nothing-words.ts';
import { useNewest } from '../query/use-newest.ts';
import { exploreHref } from './explore-href.ts';
import { QuietLine } from './quiet-line.tsx';

/** Nothing was found for a panel: when something would have been, and where to go on. */
export function NothingHere({ spec }: { spec: QuerySpecInput }) {
  const newest = useNewest(spec);
  return (
    <QuietLine>
      {nothingWords(spec, newest).join(' ')}{' '}
      {nextQuestions(spec, newest).map((next) => (
        <span key={next.words}>
          <Link href={exploreHref(next.spec)} prefetch={false}>
            {next.words} in Explore
          </Link>{' '}
        </span>
      ))}
    </QuietLine>
  );
}
