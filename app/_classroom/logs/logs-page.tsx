'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { GroupList } from './group-list.tsx';
import { GroupView } from './group-view.tsx';
import { logAddressFrom, logHref, type LogAddress } from './log-address.ts';

/** The list of groups, or the one that the address names. */
export function LogsPage() {
  const router = useRouter();
  const address = logAddressFrom(useSearchParams());
  const { group } = address;
  if (group === null) return <GroupList />;
  const onGo = (wanted: Partial<LogAddress>): void =>
    router.push(logHref({ ...address, ...wanted }), { scroll: false });
  return <GroupView key={group} address={{ ...address, group }} onGo={onGo} />;
}
