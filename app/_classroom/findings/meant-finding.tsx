'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';

const FINDINGS = '/findings/';

/** Where an address that leads nowhere should have led: to the finding that was most likely meant, or to the course. */
export function MeantFinding() {
  const path = useAddress();
  const [meant, setMeant] = useState<string>();
  useEffect(() => {
    if (!path.startsWith(FINDINGS)) return;
    // The catalogue is loaded here alone: every page carries this component along, and hardly any shows it.
    void import('./nearest-finding.ts').then(({ nearestFinding }) => setMeant(nearestFinding(codeIn(path))));
  }, [path]);
  if (!path.startsWith(FINDINGS)) {
    return (
      <LinkButton href="/" look="primary">
        To the course
      </LinkButton>
    );
  }
  return (
    <>
      {meant === undefined ? null : (
        <LinkButton href={FINDINGS + meant} look="primary">
          Did you mean {meant}?
        </LinkButton>
      )}
      <LinkButton href="/findings">To all findings</LinkButton>
    </>
  );
}

/** The page is rendered once for every address, so the first drawing in the browser must not know this one either. */
function useAddress(): string {
  const path = usePathname();
  return useSyncExternalStore(
    neverChanges,
    () => path,
    () => '',
  );
}

const neverChanges = () => () => {};

function codeIn(path: string): string {
  try {
    return decodeURIComponent(path.slice(FINDINGS.length));
  } catch {
    return path.slice(FINDINGS.length);
  }
}
