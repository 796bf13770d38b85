'use client';
import { useSearchParams } from 'next/navigation';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { askedOf, readOriginAddress } from './origin-address.ts';
import type { OriginAddress } from './origin-href.ts';
import { OriginView } from './origin-view.tsx';
import styles from './origin.module.css';
import { useOrigin } from './use-origin.ts';

/** How a row of a result came about, or how a span became columns. The address says which. */
export function OriginPage() {
  const address = readOriginAddress(useSearchParams());
  const asked = askedOf(address);
  if (asked === null) {
    return (
      <EmptyState title="Nothing is asked about">
        <p>Ask a question on the explore page, and follow “How this came about” from a row of its table.</p>
        <LinkButton href="/explore">Explore</LinkButton>
      </EmptyState>
    );
  }
  return <Asked address={address} asked={JSON.stringify(asked)} />;
}

function Asked({ address, asked }: { address: OriginAddress; asked: string }) {
  const state = useOrigin(asked);
  switch (state.is) {
    case 'asking':
      if (state.before === null) return <Skeleton lines={24} of="where it came from" />;
      return <OriginView origin={state.before} address={address} busy />;
    case 'refused':
      return (
        <div className={styles.page} role="alert">
          {state.problems.map((problem) => (
            <ProblemNote key={problem.message} problem={problem} />
          ))}
          <BackTo address={address} />
        </div>
      );
    case 'told':
      return <OriginView origin={state.origin} address={address} busy={false} />;
    default:
      return state satisfies never;
  }
}

const BackTo = ({ address: { query } }: { address: OriginAddress }) => (
  <p>
    <LinkButton href={query === undefined ? '/traces' : `/explore?${new URLSearchParams({ query }).toString()}`}>
      {query === undefined ? 'To the traces' : 'Ask the question again'}
    </LinkButton>
  </p>
);
