'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { salvageQuery, type Salvaged } from '@/lib/query/salvage.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { decodeQuery } from '@/lib/query/url.ts';
import { addressOf, savedHref } from './address.ts';
import { Explorer } from './explorer.tsx';
import { useShelf, type Shelf } from './saved/use-shelf.ts';
import { useExplorer } from './use-explorer.ts';
import { useLanding } from './use-landing.ts';

/** The question a newcomer most likely has: what came in during the last ten minutes? */
const opening: QuerySpecInput = { calculations: [{ op: 'COUNT' }], time_range: 600 };

const notSaved = {
  message: 'The saved query of this address is not here.',
  hint: 'It was deleted, or it belongs to another workspace. Look through the saved queries, or build a new one.',
};

/** The query page. Its address holds the query, or names a saved one, so that a question can be shared and gone back to. */
export function ExplorePage() {
  const { parameters, turn, keep } = useLanding();
  const shelf = useShelf();
  const text = parameters.get('query');
  const savedId = parameters.get('saved');
  if (savedId !== null && shelf.loading && shelf.queries.length === 0) {
    return <Skeleton lines={12} of="the saved query" />;
  }
  // A new key for each address that was gone to: the back button shows the question before, and asks it anew.
  return <Asked key={turn} text={text} savedId={savedId} shelf={shelf} onAsked={keep} />;
}

interface AskedProps {
  text: string | null;
  savedId: string | null;
  shelf: Shelf;
  /** A question was asked that has this address. */
  onAsked: (address: string) => void;
}

const specOf = (saved: SavedQuery | null): QuerySpecInput | null => saved?.spec ?? null;

const specIn = (decoded: ParsedQuery | null): QuerySpecInput | null =>
  decoded !== null && 'ok' in decoded ? decoded.ok : null;

/** What can be shown of a query that cannot be asked: what is wrong with it is told at its place. */
function shownOf(text: string): Salvaged | null {
  try {
    return salvageQuery(JSON.parse(text));
  } catch {
    return null;
  }
}

const problemsIn = (decoded: ParsedQuery | null): Problem[] =>
  decoded !== null && 'problems' in decoded ? decoded.problems : [];

/** Where a part of the query was left out, its mistakes have other places, and are looked for anew. */
const markedIn = ({ lost }: Salvaged, problems: readonly Problem[]): readonly Problem[] =>
  lost.length === 0 ? problems : [];

/** Where the builder shows the query, it says what is wrong with each part of it; what it cannot show is told above. */
function toldOf(problems: readonly Problem[], shown: Salvaged | null): readonly Pick<Problem, 'message' | 'hint'>[] {
  const { length } = problems;
  if (shown === null) return problems;
  if (shown.lost.length > 0) {
    const message = 'The query of this address was not asked: a part of it cannot be read and is left out below.';
    return [{ message, hint: 'Put it in again as it was meant, and run the query.' }, ...shown.lost];
  }
  const mistakes = length === 1 ? 'a mistake' : `${length} mistakes`;
  const hint = `${length === 1 ? 'It' : 'Each'} is marked below, with what to do about it.`;
  return length === 0 ? [] : [{ message: `The query of this address has ${mistakes} and was not asked.`, hint }];
}

/** An address that names a saved query which is not there; one that was deleted just now is told of elsewhere. */
const isLost = (id: string | null, { queries, deleted, problems }: Shelf): boolean =>
  id !== null && problems.length === 0 && deleted?.id !== id && !queries.some((query) => query.id === id);

function Asked({ text, savedId, shelf, onAsked }: AskedProps) {
  const router = useRouter();
  const [openId, setOpenId] = useState(savedId);
  const open = shelf.queries.find(({ id }) => id === openId) ?? null;
  const decoded = text === null ? null : decodeQuery(text);
  const [shown] = useState(() => (text === null ? null : shownOf(text)));
  const [marked] = useState(shown === null ? [] : markedIn(shown, problemsIn(decoded)));
  const [asked] = useState(decoded === null ? specOf(open) : specIn(decoded));
  const [place, address] = useSaving(open, setOpenId);
  const exploring = useExplorer({
    initial: asked ?? shown?.spec ?? opening,
    problems: marked,
    runFirst: asked !== null,
    onRun: (spec) => {
      const kept = address(spec);
      if (kept !== null) onAsked(kept);
    },
  });
  return (
    <>
      {[...toldOf(problemsIn(decoded), shown), ...(isLost(openId, shelf) ? [notSaved] : [])].map((problem) => (
        <ProblemNote key={problem.message} problem={problem} />
      ))}
      <Explorer
        exploring={exploring}
        saved={{
          shelf,
          open,
          hrefOf: savedHref,
          onOpen: (query) => router.push(savedHref(query), { scroll: false }),
          onSaved: (query) => place(query, () => exploring.run(query.spec)),
          onNew: () => setOpenId(null),
        }}
      />
    </>
  );
}

type Saving = [
  /** A query was saved, and is looked at from here on. */
  place: (query: SavedQuery, ask: () => void) => void,
  /** The address of a question. */
  address: (spec: QuerySpecInput) => string | null,
];

/** A query that is saved gives the page another address and leaves it, and the focus, as they are. */
function useSaving(open: SavedQuery | null, setOpenId: (id: string) => void): Saving {
  /** What is saved, until the page has been drawn with it. */
  const saving = useRef<SavedQuery>(null);
  const place = (query: SavedQuery, ask: () => void): void => {
    setOpenId(query.id);
    saving.current = query;
    ask();
    saving.current = null;
  };
  return [place, (spec) => addressOf(spec, saving.current ?? open)];
}
