'use client';
import { useMemo, useState } from 'react';
import { SearchField } from '@/app/_ui/search-field.tsx';
import { FieldGroups } from '@/app/_ui/waterfall/field-groups.tsx';
import type { Colours } from '@/app/_ui/waterfall/service-dot.tsx';
import { SpanHeading } from '@/app/_ui/waterfall/span-heading.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import type { TimeMark } from '@/lib/waterfall/row-note.ts';
import { searchFields } from '@/lib/waterfall/field-search.ts';
import type { Field } from '@/lib/waterfall/fields.ts';
import { fieldsOf } from '@/lib/waterfall/fields.ts';
import { CopyButton } from '../copy-button.tsx';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedFields } from '../secrets/masked-fields.ts';
import { withMaskedNames } from '../secrets/masked-telemetry.ts';
import { MarkList } from './mark-list.tsx';
import styles from './span-detail.module.css';

interface Props {
  span: StoredSpan | undefined;
  colours?: Colours;
  /** Its log lines and errors. */
  marks?: readonly TimeMark[] | undefined;
  onMark?: (mark: TimeMark) => void;
}

/**
 * All fields of one span, and a search among them. Keep it on the page and change its span: the search then stays, so
 * that `app.` can be followed from span to span.
 */
export function SpanDetail({ span, colours, marks, onMark }: Props) {
  const [wanted, setWanted] = useState('');
  return (
    <section className={styles.detail} aria-label="Span details">
      {span === undefined ? (
        <p className={styles.nothing}>Choose a span in the waterfall to see all of its fields.</p>
      ) : (
        <SpanHeading span={withMaskedNames(span)} colours={colours} />
      )}
      {marks === undefined || onMark === undefined ? null : <MarkList marks={marks} onMark={onMark} />}
      <SearchField label="Search fields" value={wanted} onChange={setWanted} placeholder="Search fields, like app." />
      {span === undefined ? null : <Found key={span.spanId} span={span} wanted={wanted} />}
    </section>
  );
}

function Found({ span, wanted }: { span: StoredSpan; wanted: string }) {
  const groups = useMemo(() => searchFields(span, wanted), [span, wanted]);
  const all = useMemo(() => count(fieldsOf(span)), [span]);
  const masked = useMemo(() => maskedFields(groups), [groups]);
  // Of this span alone: the next one's secrets are shown when they are asked for.
  const [revealed, setRevealed] = useState(false);
  const found = count(groups);
  return (
    <>
      <output className={styles.count}>{wanted.trim() === '' ? `${all} fields` : `${found} of ${all} fields`}</output>
      {found === 0 ? <p className={styles.nothing}>No field of this span has “{wanted}” in its key or value.</p> : null}
      <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} />
      <FieldGroups groups={revealed ? groups : masked.groups} wanted={wanted} tools={copyOf} />
    </>
  );
}

const count = (groups: readonly { fields: readonly unknown[] }[]): number =>
  groups.reduce((sum, group) => sum + group.fields.length, 0);

const copyOf = (field: Field) => <CopyButton text={field.text} of={`the value of ${field.key}`} iconOnly />;
