import type { Metadata } from 'next';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { EXPECTATION_SCHEMA_PATH, RESOURCE_SCHEMA_PATH } from '@/lib/checker/expectation-json-schema.ts';
import { Contents } from './_page/contents.tsx';
import { Example } from './_page/example.tsx';
import styles from './_page/expectations.module.css';
import { FieldTable } from './_page/field-table.tsx';
import { commonFields, signalDocs, type SignalDoc } from './_page/signal-docs.ts';
import { fileFields, resourceFields, ruleDocs, typeDocs } from './_page/type-docs.ts';
import { TypeSection } from './_page/type-section.tsx';

export const metadata: Metadata = {
  title: 'Expectations',
  description: 'How to write what a step’s telemetry must be.',
};

/** Every word of an expectation, made from the schema that reads it. */
export default function ExpectationsPage() {
  const signals = signalDocs();
  const types = typeDocs();
  return (
    <Page>
      <PageHeading title="Expectations" eyebrow="For those who write lessons">
        <p>
          An expectation is a JSON file that says what a step’s telemetry must be. The page, the server and the command
          line judge by it alike. This is every word of it, made from the reader itself; an editor can use the{' '}
          <a href={EXPECTATION_SCHEMA_PATH}>JSON Schema</a>.
        </p>
      </PageHeading>
      <div className={styles.layout}>
        <Contents signals={signals.map(({ signal }) => signal)} types={types.map(({ name }) => name)} />
        <div className={styles.body}>
          <TheFile />
          <section className={styles.chapter} id="signals" aria-label="Signals">
            <h2>What a check can be about</h2>
            {signals.map((doc) => (
              <SignalSection key={doc.signal} doc={doc} />
            ))}
          </section>
          <Rules />
          <Resources />
          <section className={styles.chapter} id="types" aria-label="Types">
            <h2>Types</h2>
            {types.map((doc) => (
              <TypeSection key={doc.name} doc={doc} />
            ))}
          </section>
        </div>
      </div>
    </Page>
  );
}

function TheFile() {
  return (
    <>
      <section className={styles.chapter} id="file" aria-label="The file">
        <h2>The file</h2>
        <p>
          A word that is not listed here is a mistake and is told with its place, and so is a reference to nothing, a
          circle, a pattern that could run for ever and a number that nothing can have.
        </p>
        <FieldTable caption="The words at the top of a file" fields={fileFields()} />
      </section>
      <section className={styles.chapter} id="check" aria-label="Every check">
        <h2>What every check has</h2>
        <p>
          Beside these words a check has <code>signal</code>, which says what it is about, and the words of that signal.
        </p>
        <FieldTable caption="The words that every check has" fields={commonFields()} />
      </section>
    </>
  );
}

function SignalSection({ doc: { signal, means, fields, example } }: { doc: SignalDoc }) {
  return (
    <section className={styles.part} id={`signal-${signal}`} aria-label={signal}>
      <h3>
        <code>{signal}</code>
      </h3>
      <p>{means}</p>
      <FieldTable caption={`The words of ${signal}`} fields={fields} />
      <Example name={example.file} lines={example.lines} />
    </section>
  );
}

function Resources() {
  return (
    <section className={styles.chapter} id="resources" aria-label="What is set up">
      <h2>What is set up</h2>
      <p>
        A step of the kind <code>resource</code> asks for a sampling rule, a group or a log group, in{' '}
        <code>resource.json</code> (<a href={RESOURCE_SCHEMA_PATH}>JSON Schema</a>). The documents are held against
        tests by field, as the vendor’s API spells it; <code>works</code> asks for a proof on what arrived. The two
        samples are calls of that API, which the check makes and takes away again.
      </p>
      <FieldTable caption="The words of a resource file" fields={resourceFields()} />
    </section>
  );
}

function Rules() {
  const fields = ruleDocs().map(({ name, says, informs }) => ({
    path: name,
    type: informs ? ['only informs'] : [],
    byDefault: null,
    isRequired: false,
    means: `${says.slice(0, 1).toUpperCase()}${says.slice(1)}.`,
  }));
  return (
    <section className={styles.chapter} id="rules" aria-label="Rules">
      <h2>Rules for lint</h2>
      <FieldTable caption="The rules of a lint check" fields={fields} />
    </section>
  );
}
