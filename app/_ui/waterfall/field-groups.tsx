import type { ReactNode } from 'react';
import { stretches } from '@/lib/waterfall/field-search.ts';
import type { Field, FieldGroup } from '@/lib/waterfall/fields.ts';
import { printableLines } from '@/lib/waterfall/printable.ts';
import styles from './field-groups.module.css';

interface Props {
  groups: readonly FieldGroup[];
  /** What was searched for, to be marked in what was found. */
  wanted: string;
  /** What can be done with a value: copying it. */
  tools: (field: Field) => ReactNode;
  /** What can be done with a group as a whole: going where a link leads. */
  head?: (group: FieldGroup) => ReactNode;
}

/**
 * A span's fields, group by group. Keys and values are shown as the text that they are, and as nothing else: what hides
 * or turns text is escaped.
 */
export function FieldGroups({ groups, wanted, tools, head }: Props) {
  return groups.map((group, index) => (
    <section key={groupKey(group, index)} className={styles.group}>
      <h3 className={styles.title}>{group.title}</h3>
      {head?.(group)}
      <dl>
        {group.fields.map((field) => (
          <div key={`${field.key} ${field.text.slice(0, 60)}`} className={styles.field}>
            <dt className={styles.key}>
              <Value text={field.key} wanted={wanted} longest={LONG_KEY} />
            </dt>
            <dd className={styles.value}>
              <Value text={field.text} wanted={wanted} longest={LONG} />
              {field.type === 'string' ? null : <span className={styles.type}>{field.type}</span>}
            </dd>
            <dd className={styles.tools}>{tools(field)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

const groupKey = (group: FieldGroup, index: number): string => `${group.kind} ${index}`;

/** A value longer than this is opened by hand, so that a stack trace does not push the rest away. */
const LONG = 600;
const LONG_KEY = 200;

function Value({ text, wanted, longest }: { text: string; wanted: string; longest: number }) {
  if (text.length <= longest) return <Marked text={text} wanted={wanted} />;
  return (
    <>
      <Marked text={`${text.slice(0, longest / 3)}…`} wanted={wanted} />
      <details className={styles.long}>
        <summary>All {text.length.toLocaleString('en')} characters</summary>
        <Marked text={text} wanted={wanted} />
      </details>
    </>
  );
}

function Marked({ text, wanted }: { text: string; wanted: string }) {
  if (text === '') return <span className={styles.text}>(empty)</span>;
  return (
    <span className={styles.text}>
      {stretches(text, wanted).map((part) =>
        part.hit ? (
          <mark key={part.at}>{printableLines(part.text)}</mark>
        ) : (
          <span key={part.at}>{printableLines(part.text)}</span>
        ),
      )}
    </span>
  );
}
