'use client';
import { usePathname } from 'next/navigation';
import { SiteNav } from '@/app/_ui/site-header.tsx';

/** Knows which page it is on, so that the header itself need not. */
export function CurrentNav() {
  return <SiteNav path={usePathname()} />;
}
