import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { compareHref, type Compared } from './compare-address.ts';

interface Props {
  /** Nothing of the first is stored. */
  one: boolean;
  other: boolean;
  ids: Required<Compared>;
}

/** What cannot be compared, since it is not there. */
export function NotStored({ one, other, ids }: Props) {
  const missing = new Set([...(one ? [ids.one] : []), ...(other ? [ids.other] : [])]);
  return (
    <EmptyState title={titleOf(one, other)}>
      <p>
        No span of{' '}
        {[...missing].map((traceId, index) => (
          <span key={traceId}>
            {index === 0 ? '' : ' or '}
            <code>{traceId}</code>
          </span>
        ))}{' '}
        is here: it may not have arrived yet, or it was pruned to make room. This page compares the two as soon as both
        are.
      </p>
      {one && other ? null : (
        <LinkButton look="primary" href={compareHref(one ? { other: ids.other } : { one: ids.one })}>
          Choose another for it
        </LinkButton>
      )}
      <LinkButton href="/traces">All traces</LinkButton>
    </EmptyState>
  );
}

function titleOf(one: boolean, other: boolean): string {
  if (one && other) return 'Neither of the two is stored.';
  return one ? 'The first trace is not stored.' : 'The second trace is not stored.';
}
