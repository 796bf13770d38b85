import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link in prose: within the classroom it is followed without a reload, outward it tells nobody where it came from. */
export function ProseLink({ href = '', children, ...rest }: ComponentProps<'a'>) {
  if (href.startsWith('/') || href.startsWith('#')) return <Link href={href}>{children}</Link>;
  return (
    <a {...rest} href={href} rel="noreferrer">
      {children}
    </a>
  );
}
