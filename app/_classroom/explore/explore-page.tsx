'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { decodeQuery, encodeQuery } from '@/lib/query/url.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { Explorer } from './explorer.tsx';
import { useExplorer } from './use-explorer.ts';

/** The question a newcomer most likely has: what came in during the last ten minutes? */
const opening: QuerySpecInput = { calculations: [{ op: 'COUNT' }], time_range: 600 };

/** The query page. Its address holds the query, so that every question can be shared and gone back to. */
export function ExplorePage() {
  const text = useSearchParams().get('query');
  // A new key for each address: the back button shows the question before, and asks it anew.
  return <Asked key={text ?? ''} text={text} />;
}

function addressOf(spec: QuerySpecInput): string | null {
  const parsed = parseQuery(spec);
  return 'ok' in parsed ? `/explore?query=${encodeURIComponent(encodeQuery(parsed.ok))}` : null;
}

function Asked({ text }: { text: string | null }) {
  const router = useRouter();
  const decoded = text === null ? null : decodeQuery(text);
  const spec = decoded !== null && 'ok' in decoded ? decoded.ok : null;
  const exploring = useExplorer({
    initial: spec ?? opening,
    runFirst: spec !== null,
    onRun: (asked) => {
      const address = addressOf(asked);
      if (address !== null) router.push(address, { scroll: false });
    },
  });
  return (
    <>
      {decoded !== null && 'problems' in decoded
        ? decoded.problems.map((problem) => <ProblemNote key={problem.code + problem.message} problem={problem} />)
        : null}
      <Explorer exploring={exploring} />
    </>
  );
}
