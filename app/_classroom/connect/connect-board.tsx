'use client';
import { Panel } from '@/app/_ui/panel.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import { Arrivals } from './arrivals.tsx';
import type { Account } from './account.tsx';
import { EnvironmentKeys, type Environments } from './environment-keys.tsx';
import { Settings } from './settings.tsx';
import { KEY_PLACE } from './settings-text.ts';
import { curlLine } from './stacks/by-hand.ts';
import { SystemsPanel } from './systems-panel.tsx';
import { useAnswer } from './use-answer.ts';

const unknown: Pick<Account, 'doors' | 'keyRequired'> = { doors: [], keyRequired: false };

/** From a key to the first request that arrived, in the order in which one needs them. */
export function ConnectBoard() {
  const [environments, again] = useAnswer<Environments>('/classroom/environments');
  const [account] = useAnswer<Account>('/classroom/ledger');
  const known = environments?.ok ? environments.body.environments : [];
  const { doors, keyRequired } = account?.ok ? account.body : unknown;
  const endpoint = doors.find(({ door }) => door === 'otlp-http')?.url ?? 'http://localhost:4318';
  return (
    <>
      <EnvironmentKeys answer={environments} again={again} />
      {account === null ? (
        <AddressesToCome />
      ) : (
        <>
          <Settings environments={known} doors={doors} keyRequired={keyRequired} />
          <SystemsPanel environments={known} doors={doors} />
          <Arrivals curl={curlLine({ endpoint, key: keyRequired ? KEY_PLACE : null })} />
        </>
      )}
    </>
  );
}

/** Until it is known which ports are open, none is named: whoever copied a usual one would send into the void. */
const AddressesToCome = () => (
  <Panel title="Point your service here">
    <Skeleton lines={12} of="the addresses" />
  </Panel>
);
