'use client';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { FieldSteps } from '@/lib/origin/field-steps.ts';
import type { OriginQuery } from '@/lib/origin/origin.ts';
import type { Statement } from '@/lib/store/origin-store.ts';
import type { ClauseStep } from '@/lib/origin/where-steps.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { CopyButton } from '../copy-button.tsx';
import shared from './origin.module.css';
import styles from './query-panel.module.css';

const clauseColumns: Column<ClauseStep & { nth: number }>[] = [
  { head: 'Clause', cell: ({ clause }) => <span className={styles.clause}>{clause}</span> },
  { head: 'The query says', cell: ({ says }) => <span className={shared.data}>{printable(says, 300)}</span> },
  { head: 'This row has', cell: ({ here }) => <span className={shared.data}>{printable(here, 300)}</span> },
  { head: 'Holds', cell: ({ holds }) => <Holds holds={holds} /> },
  { head: 'Why', cell: ({ why }) => <span className={shared.why}>{why}</span> },
];

/** What each clause of the query asked of this row. */
export function QueryPanel({ query }: { query: OriginQuery }) {
  return (
    <Panel title="3 · The query" aside={`asked at ${new Date(query.askedAt).toISOString()}`}>
      <div className={shared.stack}>
        <p className={shared.explained}>
          The query looks at one row after the other. This one passed every clause, so it is part of the result.
        </p>
        <DataTable<ClauseStep & { nth: number }>
          caption="The query, clause by clause"
          folds
          items={query.steps.map((step, nth) => ({ ...step, nth }))}
          keyOf={({ nth }) => String(nth)}
          columns={clauseColumns}
        />
        {query.fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
        <Sql statements={query.statements} />
      </div>
    </Panel>
  );
}

function Holds({ holds }: { holds: boolean | null }) {
  if (holds === null) return <span className={shared.quiet}>–</span>;
  return holds ? (
    <Pill tone="good" icon="check">
      yes
    </Pill>
  ) : (
    <Pill icon="cross">no</Pill>
  );
}

/** A calculated field with this row's values put in, the innermost call first. */
function Field({ field: { name, expression, steps, value } }: { field: FieldSteps }) {
  return (
    <section className={styles.field} aria-label={`The calculated field ${name}`}>
      <p>
        The calculated field <code className={shared.data}>{printable(name, 80)}</code> is{' '}
        <code className={shared.data}>{printable(expression, 400)}</code>. Here:
      </p>
      <ol className={styles.sums}>
        {steps.map(({ text, value: worth }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the steps of one expression never change places
          <li key={index}>
            <code className={shared.data}>
              {printable(text, 300)} = {printable(worth, 200)}
            </code>
          </li>
        ))}
      </ol>
      <p>
        So in this row it is <strong className={shared.data}>{printable(value, 200)}</strong>.
      </p>
    </section>
  );
}

const parameterColumns: Column<{ name: string; value: string }>[] = [
  { head: 'Parameter', cell: ({ name }) => <code className={shared.data}>${name}</code> },
  { head: 'Value', cell: ({ value }) => <span className={shared.data}>{printable(value, 200)}</span> },
];

/** A statement's own lines stay; nothing else in it that a page would obey does. */
const linesOf = (sql: string): string =>
  sql
    .split('\n')
    .map((line) => printable(line.trimEnd(), 20_000))
    .join('\n');

/** What a statement is run for, and the name of its text. */
function partWords({ part }: Statement): { title: string; file: string } {
  if (part.of === 'table') return { title: 'The table, and the lines over time', file: 'query.sql' };
  const column = printable(part.column, 80);
  return part.of === 'heatmap-range'
    ? { title: `The heatmap of ${column}, first: the range of its values, which decides the axis`, file: 'range.sql' }
    : { title: `The heatmap of ${column}, then: how many spans each of its squares has`, file: 'squares.sql' };
}

function Sql({ statements }: Pick<OriginQuery, 'statements'>) {
  return (
    <details className={shared.rest}>
      <summary>The SQL that ran</summary>
      <div className={shared.stack}>
        <p className={shared.explained}>
          The embedded database ran{' '}
          {statements.length === 1 ? 'this statement' : `these ${statements.length} statements, one after the other`}.
          What you typed never stands in the text: it is bound beside it, as <code>$p0</code>, <code>$p1</code> and so
          on, so that no value can be taken for SQL.
        </p>
        {statements.map((statement) => (
          <OneStatement key={partWords(statement).title} statement={statement} />
        ))}
      </div>
    </details>
  );
}

function OneStatement({ statement }: { statement: Statement }) {
  const { title, file } = partWords(statement);
  return (
    <section className={shared.stack} aria-label={title}>
      <h3 className={shared.explained}>{title}</h3>
      <CodeFrame name={file} tools={<CopyButton text={statement.sql} of={`the SQL of ${file}`} iconOnly />}>
        <pre className={styles.sql}>{linesOf(statement.sql)}</pre>
      </CodeFrame>
      <DataTable<{ name: string; value: string }>
        caption="The values bound to it"
        items={statement.parameters}
        keyOf={({ name }) => name}
        columns={parameterColumns}
      />
    </section>
  );
}
