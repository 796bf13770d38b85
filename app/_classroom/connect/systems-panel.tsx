'use client';
import { useId, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import styles from './connect.module.css';
import type { KeyLine } from './environment-keys.tsx';
import { Labelled } from './labelled.tsx';
import { endpointFrom, places, type Place } from './settings-text.ts';
import { Snippets } from './snippets.tsx';
import { keyPlaces, type Sender, type SenderKeys } from './systems/system.ts';
import { systems } from './systems/systems.tsx';
import type { DoorLine } from './use-arrivals.ts';
import { useChosenKey, type ChosenKey } from './use-chosen-key.ts';

interface Props {
  environments: KeyLine[];
  doors: DoorLine[];
}

const placeChoices = Object.entries(places).map(([value, { label }]) => ({ value, words: label }));

const keysOf = ({ aws, errorTokens }: KeyLine): SenderKeys => ({ ...aws, ...errorTokens });

function senderFor(place: Place, doors: DoorLine[], record: KeyLine | null): Sender {
  const urlOf = (name: string): string | undefined => doors.find(({ door }) => door === name)?.url ?? undefined;
  const daemon = new URL(urlOf('daemon-tcp') ?? 'http://localhost:2000').host.replace('localhost', '127.0.0.1');
  return {
    place,
    base: endpointFrom(place, urlOf('otlp-http') ?? 'http://localhost:4318'),
    daemon: endpointFrom(place, daemon),
    keys: record === null ? keyPlaces : keysOf(record),
  };
}

/** What points the clients of AWS and Rollbar here: unmodified, by the variables that they know. */
export function SystemsPanel({ environments, doors }: Props) {
  const [place, choosePlace] = useState<Place>('here');
  const [chosen, choose] = useState<string | null>(null);
  const slug = chosen ?? environments[0]?.environment.slug ?? '';
  const chosenKey = useChosenKey(slug);
  const sender = senderFor(place, doors, chosenKey.record);
  return (
    <Panel title="Point clients of AWS and Rollbar here">
      <div className={styles.stack}>
        <p className={styles.lead}>
          Their own SDKs work as they are: only the address and the keys differ. Unlike OTLP, nothing is taken here
          without a key, but for segments at the daemon’s port.
        </p>
        <div className={styles.form}>
          <Labelled name="Runs">
            <SelectField
              label="Where the client runs"
              value={place}
              choices={placeChoices}
              onChange={(value) => choosePlace(value as Place)}
            />
          </Labelled>
          <KeysChoice environments={environments} slug={slug} onChoose={choose} chosenKey={chosenKey} />
        </div>
        {chosenKey.problems.map((problem) => (
          <ProblemNote key={problem.code} problem={problem} />
        ))}
        <Systems sender={sender} />
      </div>
    </Panel>
  );
}

interface KeysProps {
  environments: KeyLine[];
  slug: string;
  onChoose: (slug: string) => void;
  chosenKey: ChosenKey;
}

function KeysChoice({ environments, slug, onChoose, chosenKey }: KeysProps) {
  if (environments.length === 0) return <span>Make an environment above first: its keys belong here.</span>;
  return (
    <>
      <Labelled name="Keys of">
        <SelectField
          label="Whose keys the client carries"
          value={slug}
          choices={environments.map(({ environment }) => ({ value: environment.slug, words: environment.name }))}
          onChange={onChoose}
        />
      </Labelled>
      <Button size="small" aria-pressed={chosenKey.shown} onClick={chosenKey.shown ? chosenKey.hide : chosenKey.show}>
        {chosenKey.shown ? 'Hide the keys' : 'Put the keys in'}
      </Button>
    </>
  );
}

function Systems({ sender }: { sender: Sender }) {
  const idBase = useId();
  const [chosen, choose] = useState(systems[0]?.id ?? '');
  const tabs = systems.map(({ id, label, snippets, note }) => ({
    id,
    label,
    panel: <Snippets of={label} snippets={snippets(sender)} note={note(sender)} />,
  }));
  return <TabbedPanels label="What you send to" tabs={tabs} chosen={chosen} onChoose={choose} idBase={idBase} />;
}
