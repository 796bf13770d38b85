import type { ReactNode } from 'react';
import styles from './page.module.css';

/** The content of a page, at the page's width. The landmark `main` is the layout's. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

/** What the page is, where it belongs, and what one does here. */
export function PageHeading({
  title,
  eyebrow,
  children,
}: {
  title: string;
  eyebrow?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={styles.heading}>
      {eyebrow === undefined ? null : <p className={styles.eyebrow}>{eyebrow}</p>}
      <h1>{title}</h1>
      {children === undefined ? null : <div className={styles.lede}>{children}</div>}
    </header>
  );
}
