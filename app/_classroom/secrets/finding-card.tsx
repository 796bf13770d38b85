'use client';
import { Button } from '@/app/_ui/button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { SecretFinding } from '@/lib/guard/finding.ts';
import { CodeTabs } from '../code-tabs.tsx';
import { CopyButton } from '../copy-button.tsx';
import { Moment } from '../errors/moment.tsx';
import { plainText } from '../errors/plain-text.ts';
import { ExampleLink } from './example-link.tsx';
import { countWords, exampleWords, headline, kindAdvice, kindWords, senderWords } from './finding-words.ts';
import { recipesFor, type Recipe } from './redaction-recipes.tsx';
import styles from './secrets.module.css';

interface Props {
  finding: SecretFinding;
  onDismiss: (dismissed: boolean) => void;
}

/** One leak: what, where, how often, an example, and how to stop it at its source. */
export function FindingCard({ finding, onDismiss }: Props) {
  const { id, kind, dismissed, detector } = finding;
  return (
    <article className={styles.card} data-dismissed={dismissed} aria-labelledby={`finding-${id}`}>
      <header className={styles.head}>
        <h3 className={styles.title} id={`finding-${id}`}>
          {headline(finding)}
        </h3>
        <Pill tone={kind === 'credential' || kind === 'payment' ? 'bad' : 'warn'} icon="warning">
          {kindWords[kind]}
        </Pill>
      </header>
      <Facts finding={finding} />
      {dismissed ? null : <p className={styles.advice}>{kindAdvice[kind]}</p>}
      {dismissed ? null : (
        <details className={styles.recipes}>
          <summary>How to redact it at the source</summary>
          <CodeTabs
            label={`How to redact it, found by ${detector}`}
            group="redaction"
            tabs={recipesFor(finding).map((recipe) => ({
              id: recipe.id,
              label: recipe.label,
              panel: <RecipeFrame recipe={recipe} />,
            }))}
          />
        </details>
      )}
      <footer className={styles.foot}>
        <ExampleLink finding={finding} />
        <Button size="small" look="quiet" onClick={() => onDismiss(!dismissed)}>
          {dismissed ? 'It is a secret after all' : 'Dismiss as a false alarm'}
        </Button>
      </footer>
    </article>
  );
}

function Facts({ finding }: { finding: SecretFinding }) {
  const { key, service, example, signal, length, first, last } = finding;
  return (
    <dl className={styles.facts}>
      {key === '' ? null : (
        <Fact name={signal === 'span' ? 'Key' : 'Field'}>
          <code>{plainText(key)}</code>
        </Fact>
      )}
      <Fact name="Value">
        <span className={styles.masked}>(hidden: {length.toLocaleString('en')} characters)</span>
      </Fact>
      {service === '' ? null : <Fact name={senderWords(finding)}>{plainText(service)}</Fact>}
      {example.name === '' ? null : <Fact name={exampleWords[signal]}>{plainText(example.name)}</Fact>}
      <Fact name="Found in">{countWords(finding)}</Fact>
      <Fact name="First">
        <Moment at={first} />
      </Fact>
      <Fact name="Last">
        <Moment at={last} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function RecipeFrame({ recipe: { name, text, note, label } }: { recipe: Recipe }) {
  return (
    <div className={styles.recipe}>
      <CodeFrame name={name} tools={<CopyButton text={text} of={`${label}: ${name}`} />}>
        <pre>
          <code>{text}</code>
        </pre>
      </CodeFrame>
      <p className={styles.note}>{note}</p>
    </div>
  );
}
