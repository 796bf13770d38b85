import Link from 'next/link';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import type { TraceCount } from '@/lib/store/telemetry-store.ts';
import { exploreHrefOf } from './explore-href-of.ts';
import { foundWords } from './found-words.ts';
import { isPlain, lookHref, type ListLook } from './list-look.ts';
import styles from './trace-list.module.css';
import type { TraceLine } from './use-recent-traces.ts';

interface Props {
  asked: ListLook;
  traces: readonly TraceLine[];
  count: TraceCount | null;
}

/** How many traces there are, and which of them stand below. */
export function FoundLine({ asked, traces, count }: Props) {
  return (
    <p className={styles.found}>
      <output>{foundWords(asked, traces.length, count)}</output>
      {isPlain(asked) ? null : <Link href={exploreHrefOf(asked)}>Ask it of the spans on Explore</Link>}
      {asked.before === null ? null : <Link href={lookHref({ ...asked, before: null })}>To the newest</Link>}
    </p>
  );
}

/** The way to what is older than the page’s last; nothing where that is the oldest. */
export function OlderTraces({ asked, traces, count }: Props) {
  const last = traces.at(-1);
  if (last === undefined || count === null || count.older <= traces.length) return null;
  return (
    <p className={styles.older}>
      <LinkButton href={lookHref({ ...asked, before: last.lastSeq })}>Older traces</LinkButton>
      {(count.older - traces.length).toLocaleString('en')} more
    </p>
  );
}

/** Nothing was found: what else there is to ask. */
export function NoneFound({ asked }: { asked: ListLook }) {
  const { words, failed, slowerMs } = asked;
  const looser: [string, Partial<ListLook>][] = [
    ...(words.trim() !== '' && (failed || slowerMs !== null) ? [['Whatever its name', { words: '' }] as [string, Partial<ListLook>]] : []),
    ...(failed ? [['Without errors too', { failed: false }] as [string, Partial<ListLook>]] : []),
    ...(slowerMs === null ? [] : [['Of any length', { slowerMs: null }] as [string, Partial<ListLook>]]),
  ];
  return (
    <EmptyState title="No trace that is stored answers to this.">
      <p>
        All of them were looked through: the names and services of their spans, and their ids. An attribute’s value is
        found by a query on Explore.
      </p>
      <LinkButton look="primary" href={exploreHrefOf(asked)}>
        Ask it of the spans of a week
      </LinkButton>
      {looser.map(([label, wanted]) => (
        <LinkButton key={label} href={lookHref({ ...asked, ...wanted })}>
          {label}
        </LinkButton>
      ))}
      <LinkButton href="/traces">All traces</LinkButton>
    </EmptyState>
  );
} // prettier-ignore
