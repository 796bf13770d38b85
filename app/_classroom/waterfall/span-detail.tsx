'use client';
import { useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { SearchField } from '@/app/_ui/search-field.tsx';
import { FieldGroups } from '@/app/_ui/waterfall/field-groups.tsx';
import type { Colours } from '@/app/_ui/waterfall/service-dot.tsx';
import { SpanHeading } from '@/app/_ui/waterfall/span-heading.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import { searchFields } from '@/lib/waterfall/field-search.ts';
import type { Field } from '@/lib/waterfall/fields.ts';
import { fieldsOf } from '@/lib/waterfall/fields.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { CopyButton } from '../copy-button.tsx';
import { SpanOriginLink } from '../origin/span-origin-link.tsx';
import { asHidden } from '../secrets/as-hidden.ts';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedFields } from '../secrets/masked-fields.ts';
import { GhostDetail } from './ghost-detail.tsx';
import { MarkList } from './mark-list.tsx';
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
  searchRef?: RefObject<HTMLInputElement | null>;
  /** Its address, where it has one. */
  link: string | undefined;
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
      {marks === undefined || onMark === undefined ? null : <MarkList marks={marks} onMark={onMark} />}
      <SearchField
        label="Search fields"
        value={wanted}
        onChange={setWanted}
        placeholder="Search fields, like app."
        {...(searchRef === undefined ? {} : { inputRef: searchRef })}
      />
      {arrived === undefined ? null : (
        <Found key={arrived.span.spanId} span={arrived.span} wanted={wanted} link={link} />
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

function Found({ span, wanted, link }: { span: StoredSpan; wanted: string; link: string | undefined }) {
  const groups = useMemo(() => searchFields(span, wanted), [span, wanted]);
  const all = useMemo(() => count(fieldsOf(span)), [span]);
  const masked = useMemo(() => maskedFields(groups), [groups]);
  // Of this span alone: the next one's secrets are shown when they are asked for.
  const [revealed, setRevealed] = useState(false);
  const found = count(groups);
  return (
    <>
      <div className={styles.head}>
        <output className={styles.count}>{wanted.trim() === '' ? `${all} fields` : `${found} of ${all} fields`}</output>
        <SpanOriginLink span={span} />
        {link === undefined ? null : <CopyButton text={link} of="(a link to this span)" label="Copy link" />}
      </div>
      {found === 0 ? <p className={styles.nothing}>No field of this span has “{wanted}” in its key or value.</p> : null}
      <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} />
      <FieldGroups groups={revealed ? groups : masked.groups} wanted={wanted} tools={copyOf} />
    </>
  );
}

const count = (groups: readonly { fields: readonly unknown[] }[]): number =>
  groups.reduce((sum, group) => sum + group.fields.length, 0);

const copyOf = (field: Field) => <CopyButton text={field.text} of={`the value of ${field.key}`} iconOnly />;
