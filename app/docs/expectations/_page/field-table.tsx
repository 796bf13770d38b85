import { Fragment } from 'react';
import styles from './expectations.module.css';
import type { Field } from './fields.ts';
import { TypeText } from './type-text.tsx';

/** The words of one object: what each is called, what may stand there, and what it means. */
export function FieldTable({ caption, fields }: { caption: string; fields: readonly Field[] }) {
  return (
    <table className={styles.fields}>
      <caption className={styles.spoken}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Word</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.path}>
            <th scope="row">
              <FieldPath path={field.path} />
              {field.isRequired ? <span className={styles.required}>required</span> : null}
            </th>
            <td>
              {field.means === '' ? null : <p>{field.means}</p>}
              <p className={styles.type}>
                <TypeText parts={field.type} />
                {field.byDefault === null ? null : (
                  <>
                    {' · else '}
                    <code>{field.byDefault}</code>
                  </>
                )}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A path that may be broken behind its dots. */
function FieldPath({ path }: { path: string }) {
  const steps = path.split('.');
  const before = (nth: number): string => steps.slice(0, nth + 1).join('.');
  return (
    <code>
      {steps.map((step, nth) => (
        <Fragment key={before(nth)}>
          {nth === 0 ? step : `.${step}`}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
