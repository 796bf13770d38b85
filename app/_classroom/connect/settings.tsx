'use client';
import { useId, useState } from 'react';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import styles from './connect.module.css';
import { DoorList } from './door-list.tsx';
import type { KeyLine } from './environment-keys.tsx';
import { endpointFrom, places, type Target } from './settings-text.ts';
import { SettingsChoice } from './settings-choice.tsx';
import { Snippets } from './snippets.tsx';
import { stacks } from './stacks/stacks.ts';
import type { DoorLine } from './use-arrivals.ts';
import { useChosenKey } from './use-chosen-key.ts';
import { usualChoice } from './usual-choice.ts';

interface Props {
  environments: KeyLine[];
  doors: DoorLine[];
  keyRequired: boolean;
}

const usualPorts = { http: 'http://localhost:4318', grpc: 'http://localhost:4317' } as const;

/** What points a service here, whatever it is written in: lines to copy, with the addresses that are really open. */
export function Settings({ environments, doors, keyRequired }: Props) {
  const [choice, choose] = useState(usualChoice);
  const slug = choice.slug ?? environments[0]?.environment.slug ?? '';
  const chosenKey = useChosenKey(slug);
  const door = doors.find((line) => line.door === `otlp-${choice.carrier}`);
  const target: Target = {
    place: choice.place,
    endpoint: endpointFrom(choice.place, door?.url ?? usualPorts[choice.carrier]),
    carrier: choice.carrier,
    key: slug === '' && !keyRequired ? null : chosenKey.text,
  };
  return (
    <Panel title="Point your service here">
      <div className={styles.stack}>
        <DoorList doors={doors} />
        <SettingsChoice
          choice={{ ...choice, slug }}
          onChoose={choose}
          environments={environments}
          keyRequired={keyRequired}
          chosenKey={chosenKey}
        />
        <p className={styles.lead}>{places[choice.place].says}</p>
        {door?.url === null ? <p className={styles.lead}>That door is not open: nothing would arrive there.</p> : null}
        {chosenKey.problems.map((problem) => (
          <ProblemNote key={problem.code} problem={problem} />
        ))}
        <Stacks target={target} />
      </div>
    </Panel>
  );
}

function Stacks({ target }: { target: Target }) {
  const idBase = useId();
  const [chosen, choose] = useState(stacks[0]?.id ?? '');
  const tabs = stacks.map((stack) => ({
    id: stack.id,
    label: stack.label,
    panel: <Snippets of={stack.label} snippets={stack.snippets(target)} note={stack.note(target)} />,
  }));
  return (
    <TabbedPanels
      label="What your service is written in"
      tabs={tabs}
      chosen={chosen}
      onChoose={choose}
      idBase={idBase}
    />
  );
}
