'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { PageHeading } from '@/app/_ui/page.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { ErrorItem, ShownOccurrence } from '@/lib/telemetry/error-item.ts';
import { slugOfItem } from '@/lib/telemetry/item-slug.ts';
import { ItemHead } from './item-head.tsx';
import { itemHref } from './item-href.ts';
import styles from './item.module.css';
import { OccurrenceChoice } from './occurrence-choice.tsx';
import { OccurrenceView } from './occurrence-view.tsx';
import { useAsked } from './use-asked.ts';

interface Read {
  item: ErrorItem;
  occurrences: ShownOccurrence[];
}

/** One error item: what was decided about it, and its occurrences, of which one is open. */
export function ErrorItemPage({ fingerprint }: { fingerprint: string }) {
  const { body, problems, again } = useAsked<Read>(`/classroom/errors/${slugOfItem(fingerprint)}`);
  if (body === null) return <NotThere problems={problems} />;
  return (
    <>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      <Item {...body} onDecided={again} />
    </>
  );
}

function NotThere({ problems }: { problems: { code: string; message: string; hint: string }[] }) {
  const [problem] = problems;
  if (problem === undefined) return <Skeleton lines={12} of="the error item" />;
  if (problem.code !== 'classroom/not-found') return <ProblemNote problem={problem} />;
  return (
    <>
      <PageHeading title="Error item" />
      <EmptyState title="No occurrence of this item is stored.">
        <p>It may not have arrived yet, or it was pruned to make room. This page shows it as soon as it comes.</p>
        <LinkButton href="/errors">All items</LinkButton>
      </EmptyState>
    </>
  );
}

function Item({ item, occurrences, onDecided }: Read & { onDecided: () => void }) {
  const router = useRouter();
  const wanted = useSearchParams().get('occurrence');
  const open = occurrences.find(({ uuid }) => uuid === wanted) ?? occurrences[0];
  return (
    <div className={styles.stack}>
      <ItemHead item={item} onDecided={onDecided} />
      {open === undefined ? null : (
        <>
          <OccurrenceChoice
            occurrences={occurrences}
            total={item.occurrences}
            open={open}
            onOpen={({ uuid }) => router.replace(itemHref(item.fingerprint, uuid), { scroll: false })}
          />
          <OccurrenceView key={open.seq} occurrence={open} />
        </>
      )}
    </div>
  );
}
