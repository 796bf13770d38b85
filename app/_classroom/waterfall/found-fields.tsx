'use client';
import { useId, useMemo, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { FieldGroups } from '@/app/_ui/waterfall/field-groups.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { searchFields } from '@/lib/waterfall/field-search.ts';
import {
  FIRST_FIELDS,
  MORE_FIELDS,
  fieldCount,
  fieldSections,
  type FieldSection,
} from '@/lib/waterfall/field-sections.ts';
import { fieldsOf, type Field, type FieldGroup } from '@/lib/waterfall/fields.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import type { Branch } from '@/lib/waterfall/tree.ts';
import { CopyButton } from '../copy-button.tsx';
import { SpanOriginLink } from '../origin/span-origin-link.tsx';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedFields } from '../secrets/masked-fields.ts';
import styles from './found-fields.module.css';
import { LinkedSpan, type FindBranch } from './linked-span.tsx';
import { nameOfLink, useStoredLinks } from './use-stored-links.ts';

interface Props {
  span: StoredSpan;
  wanted: string;
  /** The span's own address, where it has one. */
  address: string | undefined;
  find: FindBranch;
  onGo: (branch: Branch) => void;
}

/** The fields of a span that have what was searched for; some dozens of each kind, and more of it to who asks. */
export function FoundFields({ span, wanted, address, find, onGo }: Props) {
  const idBase = useId();
  const all = useMemo(() => fieldCount(fieldsOf(span)), [span]);
  const { groups, sections, more } = useSections(span, wanted);
  const stored = useStoredLinks(linksElsewhere(span));
  // Of this span alone: the next one's secrets are shown when they are asked for.
  const [revealed, setRevealed] = useState(false);
  const masked = useMemo(() => maskedSections(sections), [sections]);
  const found = fieldCount(groups);
  const linkOf = ({ link }: FieldGroup) =>
    link === undefined ? null : (
      <LinkedSpan to={link} from={span} find={find} onGo={onGo} stored={stored.get(nameOfLink(link))} />
    );
  return (
    <>
      <div className={styles.head}>
        <output className={styles.count}>{countText(found, all, wanted)}</output>
        <Jumps sections={sections} idBase={idBase} />
        <SpanOriginLink span={span} />
        {address === undefined ? null : <CopyButton text={address} of="(a link to this span)" label="Copy link" />}
      </div>
      {found === 0 ? <p className={styles.nothing}>No field of this span has “{wanted}” in its key or value.</p> : null}
      <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} />
      {(revealed ? sections : masked.sections).map((section) => (
        <div key={section.kind} id={`${idBase}${section.kind}`} className={styles.section}>
          <FieldGroups groups={section.groups} wanted={wanted} tools={copyOf} head={linkOf} />
          <More section={section} onMore={() => more(section.kind)} />
        </div>
      ))}
    </>
  );
}

function useSections(span: StoredSpan, wanted: string) {
  const [presses, setPresses] = useState<Partial<Record<FieldGroup['kind'], number>>>({});
  const groups = useMemo(() => searchFields(span, wanted), [span, wanted]);
  const sections = useMemo(
    () => fieldSections(groups, (kind) => FIRST_FIELDS + (presses[kind] ?? 0) * MORE_FIELDS),
    [groups, presses],
  );
  const more = (kind: FieldGroup['kind']): void =>
    setPresses((before) => ({ ...before, [kind]: (before[kind] ?? 0) + 1 }));
  return { groups, sections, more };
}

/** Only what is shown is looked through for secrets: the rest is, when it is shown. */
function maskedSections(sections: readonly FieldSection[]): { sections: FieldSection[]; hidden: number } {
  const masked = sections.map((section) => ({ section, ...maskedFields(section.groups) }));
  return {
    sections: masked.map(({ section, groups }) => ({ ...section, groups })),
    hidden: masked.reduce((sum, { hidden }) => sum + hidden, 0),
  };
}

const linksElsewhere = ({ traceId, links }: StoredSpan) => links.filter((link) => link.traceId !== traceId);

const countText = (found: number, all: number, wanted: string): string => {
  const fields = `${all.toLocaleString('en')} field${all === 1 ? '' : 's'}`;
  return wanted.trim() === '' ? fields : `${found.toLocaleString('en')} of ${fields}`;
};

const nouns: Record<FieldGroup['kind'], [one: string, several: string]> = {
  attributes: ['attribute', 'attributes'],
  span: ['field of the span', 'fields of the span'],
  resource: ['field of the resource', 'fields of the resource'],
  scope: ['field of the scope', 'fields of the scope'],
  event: ['span event', 'span events'],
  link: ['link', 'links'],
};

const counted = (count: number, kind: FieldGroup['kind']): string =>
  `${count.toLocaleString('en')} ${nouns[kind][count === 1 ? 0 : 1]}`;

/** Events and links come last; here is that there are any, and the way to them. */
function Jumps({ sections, idBase }: { sections: readonly FieldSection[]; idBase: string }) {
  return sections
    .filter(({ kind }) => kind === 'event' || kind === 'link')
    .map(({ kind, count }) => (
      <Button
        key={kind}
        size="small"
        look="quiet"
        title="Further down in this list"
        onClick={() => document.getElementById(`${idBase}${kind}`)?.scrollIntoView({ block: 'start' })}
      >
        {counted(count, kind)}
      </Button>
    ));
}

function More({ section: { kind, left, count }, onMore }: { section: FieldSection; onMore: () => void }) {
  if (left === 0) return null;
  return (
    <p className={styles.more}>
      <span>
        {left.toLocaleString('en')} of {counted(count, kind)} {left === 1 ? 'is' : 'are'} not shown yet; the search
        above finds {left === 1 ? 'it' : 'them'} too.
      </span>
      <Button size="small" onClick={onMore} aria-label={`Show more of the ${nouns[kind][1]}`}>
        Show more
      </Button>
    </p>
  );
}

const copyOf = (field: Field) => (
  <CopyButton text={field.text} of={`the value of ${printable(field.key, 80)}`} iconOnly />
);
