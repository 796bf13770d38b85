'use client';
import { useSearchParams } from 'next/navigation';
import { GroupList } from './group-list.tsx';
import { GroupView } from './group-view.tsx';
import { logAddressFrom, logHref, type LogAddress } from './log-address.ts';

/** The list of groups, or the one that the address names. */
export function LogsPage() {
  const address = logAddressFrom(useSearchParams());
  const { group } = address;
  if (group === null) return <GroupList />;
  // Not by the router: it asks the server first, and the page stands still until it has answered.
  const onGo = (wanted: Partial<LogAddress>): void =>
    window.history.pushState(null, '', logHref({ ...address, ...wanted }));
  return <GroupView key={group} address={{ ...address, group }} onGo={onGo} />;
}
