'use client';
import { useId, useState } from 'react';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { TabbedPanels } from '@/app/_ui/tab-list.tsx';
import { CopyButton } from '../copy-button.tsx';
import styles from './connect.module.css';
import type { Account } from './arrivals.tsx';
import { exportsFor, places, type Place } from './settings-text.ts';
import { useAnswer } from './use-answer.ts';

/** The variables that point a service here, for where it runs. */
export function Settings() {
  const [answer] = useAnswer<Account>('/classroom/ledger');
  const [chosen, choose] = useState<Place>('here');
  const idBase = useId();
  const door = answer?.ok ? (answer.body.doors.find(({ url }) => url !== null)?.url ?? null) : null;
  const tabs = Object.entries(places).map(([place, { label, says }]) => {
    const text = exportsFor(place as Place, door ?? 'http://localhost:4318');
    return {
      id: place,
      label,
      panel: (
        <div className={styles.stack}>
          <p className={styles.lead}>{says}</p>
          <CodeFrame name="in the shell that starts your service" tools={<CopyButton text={text} of="the variables" />}>
            <pre>
              <code>{text}</code>
            </pre>
          </CodeFrame>
        </div>
      ),
    };
  });
  return (
    <Panel title="Point your service here">
      <TabbedPanels
        label="Where your service runs"
        tabs={tabs}
        chosen={chosen}
        onChoose={(place) => choose(place as Place)}
        idBase={idBase}
      />
    </Panel>
  );
}
