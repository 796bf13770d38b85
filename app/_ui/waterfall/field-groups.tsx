import type { ReactNode } from 'react';
import { stretches } from '@/lib/waterfall/field-search.ts';
import type { Field, FieldGroup } from '@/lib/waterfall/fields.ts';
import styles from './field-groups.module.css';

interface Props {
  groups: readonly FieldGroup[];
  /** What was searched for, to be marked in what was found. */
  wanted: string;
  /** What can be done with a value: copying it. */
  tools: (field: Field) => ReactNode;
}

/** A span's fields, group by group. Values are shown as the text that they are, and as nothing else. */
export function FieldGroups({ groups, wanted, tools }: Props) {
  return groups.map((group, index) => (
    <section key={groupKey(group, index)} className={styles.group}>
      <h3 className={styles.title}>{group.title}</h3>
      <dl>
        {group.fields.map((field) => (
          <div key={`${field.key} ${field.text.slice(0, 60)}`} className={styles.field}>
            <dt className={styles.key}>
              <Marked text={field.key} wanted={wanted} />
            </dt>
            <dd className={styles.value}>
              <Value text={field.text} wanted={wanted} />
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

function Value({ text, wanted }: { text: string; wanted: string }) {
  if (text.length <= LONG) return <Marked text={text} wanted={wanted} />;
  return (
    <>
      <Marked text={`${text.slice(0, 200)}…`} wanted={wanted} />
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
        part.hit ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
      )}
    </span>
  );
}
