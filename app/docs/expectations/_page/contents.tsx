import styles from './expectations.module.css';
import { typeAnchor } from './type-docs.ts';

const chapters = [
  ['file', 'The file'],
  ['check', 'What every check has'],
  ['signals', 'What a check can be about'],
  ['rules', 'Rules for lint'],
  ['resources', 'What is set up'],
  ['types', 'Types'],
] as const;

/** Where everything is on the page. */
export function Contents({ signals, types }: { signals: readonly string[]; types: readonly string[] }) {
  return (
    <nav className={styles.contents} aria-label="On this page">
      <h2>On this page</h2>
      <ul>
        {chapters.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
      <Links title="Signals" items={signals.map((name) => [`signal-${name}`, name])} />
      <Links title="Types" items={types.map((name) => [typeAnchor(name), name])} />
    </nav>
  );
}

function Links({ title, items }: { title: string; items: readonly (readonly [string, string])[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {items.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>
              <code>{name}</code>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
