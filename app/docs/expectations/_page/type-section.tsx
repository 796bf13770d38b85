import styles from './expectations.module.css';
import { FieldTable } from './field-table.tsx';
import { typeAnchor, type TypeDoc } from './type-docs.ts';
import { TypeText } from './type-text.tsx';

/** A named type: what it is, and the forms that it may take. */
export function TypeSection({ doc }: { doc: TypeDoc }) {
  const { name, means, type, forms } = doc;
  return (
    <section className={styles.part} id={typeAnchor(name)} aria-label={name}>
      <h3>
        <code>{name}</code>
      </h3>
      <p>{sentence(means)}</p>
      {forms.length === 0 ? (
        <p className={styles.type}>
          <TypeText parts={type} />
        </p>
      ) : null}
      {forms.map((form) => (
        <div key={form.name} className={styles.form}>
          {form.name === '' ? null : (
            <p className={styles.telling}>
              <code>{form.name}</code> {form.means}
            </p>
          )}
          {form.fields.length === 0 ? null : (
            <FieldTable caption={`The words of ${name} ${form.name}`} fields={form.fields} />
          )}
        </div>
      ))}
    </section>
  );
}

/** A description as a sentence of its own. */
const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.…]$/.test(text) ? '' : '.'}`;
