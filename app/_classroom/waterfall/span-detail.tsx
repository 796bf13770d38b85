'use client';
import { useState } from 'react';
import type { RefObject } from 'react';
import { SearchField } from '@/app/_ui/search-field.tsx';
import type { Colours } from '@/app/_ui/waterfall/service-dot.tsx';
import { SpanHeading } from '@/app/_ui/waterfall/span-heading.tsx';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { GhostDetail } from './ghost-detail.tsx';
import { FoundFields } from './found-fields.tsx';
import { MarkList } from './mark-list.tsx';
import type { FindBranch } from './linked-span.tsx';
import { SpanAbout } from './span-about.tsx';
import styles from './span-detail.module.css';

interface Props {
  /** The span, or the ghost of one. */
  branch: Branch | undefined;
  /** What was asked for, whether it is there or not. */
  wantedSpanId: string | undefined;
  /** More may still come. */
  waiting: boolean;
  colours?: Colours;
  /** Its log lines and errors. */
  marks?: readonly TimeMark[] | undefined;
  onMark?: (mark: TimeMark) => void;
  /** Where its error came from. */
  cause: Branch | undefined;
  onGo: (branch: Branch) => void;
  /** A span that is drawn here, by its ids. */
  find: FindBranch;
  searchRef?: RefObject<HTMLInputElement | null>;
  /** Its address, where it has one. */
  link: string | undefined;
  /** Escape, out of the search. */
  onLeave?: () => void;
}

/**
 * All fields of one span, and a search among them. Keep it on the page and change its span: the search then stays, so
 * that `app.` can be followed from span to span.
 */
export function SpanDetail(props: Props) {
  const { branch, marks, onMark, searchRef, link } = props;
  const [wanted, setWanted] = useState('');
  const arrived = branch?.isGhost === true ? undefined : branch;
  return (
    <section className={styles.detail} aria-label="Span details">
      <About {...props} />
      {marks === undefined || onMark === undefined ? null : (
        <MarkList key={branch?.span.spanId} marks={marks} onMark={onMark} label="Log lines and errors of this span" />
      )}
      <SearchField
        label="Search fields"
        value={wanted}
        onChange={setWanted}
        placeholder="Search fields, like app."
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setWanted('');
          props.onLeave?.();
        }}
        {...(searchRef === undefined ? {} : { inputRef: searchRef })}
      />
      {arrived === undefined ? null : (
        <FoundFields
          key={arrived.span.spanId}
          span={arrived.span}
          wanted={wanted}
          address={link}
          find={props.find}
          onGo={props.onGo}
        />
      )}
    </section>
  );
}

/** What stands above the fields: what the span is, or why there is none. */
function About({ branch, wantedSpanId, waiting, colours, marks, cause, onGo }: Props) {
  if (branch === undefined) return <p className={styles.nothing}>{nothingText(wantedSpanId)}</p>;
  if (branch.isGhost) return <GhostDetail ghost={branch} waiting={waiting} marked={marks?.length ?? 0} onGo={onGo} />;
  return (
    <>
      <SpanHeading span={branch.span} colours={colours} asShown={asHidden} />
      <SpanAbout branch={branch} cause={cause} onGo={onGo} />
    </>
  );
}

const nothingText = (wantedSpanId: string | undefined): string =>
  wantedSpanId === undefined
    ? 'Choose a span in the waterfall to see all of its fields.'
    : `The span ${printable(wantedSpanId, 40)} is not among those that are here. It opens as soon as it arrives.`;
