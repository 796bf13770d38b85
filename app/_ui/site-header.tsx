import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';
import styles from './site-header.module.css';

/** The rooms of the house, in the order a student needs them. */
export const rooms = [
  { href: '/', name: 'Course', holds: ['/learn'] },
  { href: '/explore', name: 'Explore', holds: ['/explore', '/boards'] },
  { href: '/traces', name: 'Traces', holds: ['/traces'] },
  { href: '/logs', name: 'Logs', holds: ['/logs'] },
  { href: '/errors', name: 'Errors', holds: ['/errors'] },
  { href: '/secrets', name: 'Secrets', holds: ['/secrets'] },
  { href: '/spending', name: 'Spending', holds: ['/spending'] },
  { href: '/journal', name: 'Journal', holds: ['/journal'] },
  { href: '/connect', name: 'Connect', holds: ['/connect'] },
] as const;

export function SiteHeader({ nav, tools }: { nav: ReactNode; tools: ReactNode }) {
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <header className={styles.header}>
        <div className={styles.inner}>
          <Link className={styles.home} href="/">
            <Logo />
            <span>Spanwalk</span>
          </Link>
          {nav}
          {tools}
        </div>
      </header>
    </>
  );
}

/**
 * The links between the rooms; the one that holds the path is marked as current. They fetch nothing ahead: each page
 * would preload the other rooms' styles, and the browser's console, where students look, complains of what is not used.
 */
export function SiteNav({ path }: { path: string }) {
  return (
    <nav className={styles.nav} aria-label="Main">
      {rooms.map((room) => (
        <Link
          key={room.href}
          className={styles.link}
          href={room.href}
          prefetch={false}
          aria-current={holds(room, path) ? 'page' : undefined}
        >
          {room.name}
        </Link>
      ))}
    </nav>
  );
}

const holds = (room: (typeof rooms)[number], path: string): boolean =>
  path === room.href || room.holds.some((held) => path === held || path.startsWith(`${held}/`));

export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <div>
        Everything on the screen was really emitted, and nothing leaves this machine unless you say so.{' '}
        <Link href="/findings">What the findings mean</Link> · <Link href="/docs/instructors">For instructors</Link>
      </div>
    </footer>
  );
}
