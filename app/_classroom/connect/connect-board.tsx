'use client';
import { Arrivals } from './arrivals.tsx';
import type { Account } from './account.tsx';
import { EnvironmentKeys, type Environments } from './environment-keys.tsx';
import { Settings } from './settings.tsx';
import { KEY_PLACE } from './settings-text.ts';
import { curlLine } from './stacks/by-hand.ts';
import { SystemsPanel } from './systems-panel.tsx';
import { useAnswer } from './use-answer.ts';

/** From a key to the first request that arrived, in the order in which one needs them. */
export function ConnectBoard() {
  const [environments, again] = useAnswer<Environments>('/classroom/environments');
  const [account] = useAnswer<Account>('/classroom/ledger');
  const known = environments?.ok ? environments.body.environments : [];
  const doors = account?.ok ? account.body.doors : [];
  const keyRequired = account?.ok ? account.body.keyRequired : false;
  const endpoint = doors.find(({ door }) => door === 'otlp-http')?.url ?? 'http://localhost:4318';
  return (
    <>
      <EnvironmentKeys answer={environments} again={again} />
      <Settings environments={known} doors={doors} keyRequired={keyRequired} />
      <SystemsPanel environments={known} doors={doors} />
      <Arrivals curl={curlLine({ endpoint, key: keyRequired ? KEY_PLACE : null })} />
    </>
  );
}
