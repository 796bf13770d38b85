'use client';
import { useMemo, useState } from 'react';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { FateList } from '@/app/_ui/fate-list.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import { SegmentFailures } from '@/app/_ui/views/segment-failures.tsx';
import type { ToldNode } from '@/lib/projection/xray/trace/told-trace.ts';
import { isObject, listIn, numberIn, objectIn, textIn } from '@/lib/telemetry/json-fields.ts';
import type { JsonObject, JsonValue } from '@/lib/telemetry/json.ts';
import { maskDocument } from '@/lib/guard/mask-document.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { CopyButton } from '../copy-button.tsx';
import { numbered } from '../errors/numbered.ts';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedFates, maskedText } from '../secrets/masked-telemetry.ts';
import styles from './segments-view.module.css';

/** One segment or subsegment: what is indexed, what is not, why it failed, and the document itself. */
export function SegmentDetail({ told, arrived }: { told: ToldNode; arrived: boolean }) {
  const [revealed, setRevealed] = useState(false);
  const masked = useMemo(() => maskedNode(told), [told]);
  const { node, document, fates } = revealed ? told : masked.told;
  const json = JSON.stringify(document, null, 2);
  return (
    <section className={styles.detail} aria-label="Segment document">
      <h2 className={styles.name}>{printable(node.name)}</h2>
      <p className={styles.pills}>
        <Pill tone={arrived ? 'good' : 'info'}>{arrived ? 'arrived' : 'would be sent'}</Pill>
        <Pill>{node.kind}</Pill>
        {node.namespace === null ? null : <Pill>{printable(node.namespace, 20)}</Pill>}
        {node.status === null ? null : <span>HTTP {node.status}</span>}
        <SegmentFailures node={node} />
      </p>
      <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} />
      <Part title="Annotations: indexed, a filter can ask for them">
        <Facts
          values={node.annotations}
          none="None. Nothing of this document but its own fields can be searched for."
        />
      </Part>
      <Metadata metadata={objectIn(node.document, 'metadata')} />
      <Causes document={node.document} />
      <div className={styles.json}>
        <CodeFrame name="The document" tools={<CopyButton text={json} of="the document" />}>
          <pre>{json}</pre>
        </CodeFrame>
      </div>
      {arrived ? null : (
        <FateList
          title="What this view lost or renamed"
          fates={fates}
          none="Nothing of this span was lost or renamed."
        />
      )}
    </section>
  );
}

/** A document with its secrets hidden, and how many they are. */
function maskedNode(told: ToldNode): { told: ToldNode; hidden: number } {
  const { node } = told;
  const { document, hidden } = maskDocument(told.document);
  const shown = {
    ...node,
    name: maskedText(node.name),
    annotations: maskDocument(node.annotations).document as typeof node.annotations,
    document: maskDocument(node.document).document,
  };
  return { told: { ...told, node: shown, document, fates: maskedFates(told.fates) }, hidden };
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

const MOST_FACTS = 100;

function Facts({ values, none }: { values: JsonObject; none: string }) {
  const entries = Object.entries(values).slice(0, MOST_FACTS);
  if (entries.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <dl className={styles.facts}>
      {entries.map(([key, value]) => (
        <div key={key} className={styles.fact}>
          <dt>{printable(key)}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const LONGEST = 600;

function textOf(value: JsonValue | undefined): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function Metadata({ metadata }: { metadata: JsonObject | null }) {
  const namespaces = Object.entries(metadata ?? {});
  if (namespaces.length === 0) {
    return (
      <Part title="Metadata: kept, not indexed">
        <p>None.</p>
      </Part>
    );
  }
  return namespaces.map(([name, values]) => (
    <Part key={name} title={`Metadata in the namespace ${printable(name)}: kept, not indexed`}>
      <Facts values={isObject(values) ? values : { [name]: values }} none="Empty." />
    </Part>
  ));
}

function Causes({ document }: { document: JsonObject }) {
  const exceptions = listIn(objectIn(document, 'cause'), 'exceptions').filter(isObject).slice(0, 10);
  return numbered(exceptions).map(({ nth, item: exception }) => (
    <Part key={nth} title="Exception">
      <p>
        <strong>{textIn(exception, 'type')}</strong> {textIn(exception, 'message')}
      </p>
      <ol className={styles.frames}>
        {numbered(listIn(exception, 'stack').filter(isObject).slice(0, 30)).map(({ nth: at, item: frame }) => (
          <li key={at}>{frameText(frame)}</li>
        ))}
      </ol>
    </Part>
  ));
}

const frameText = (frame: JsonObject): string =>
  `${textIn(frame, 'label') ?? ''} ${textIn(frame, 'path') ?? ''}:${numberIn(frame, 'line') ?? '?'}`;
