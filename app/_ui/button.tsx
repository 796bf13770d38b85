import Link from 'next/link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

interface Look {
  /** `primary` once a view, for the thing to do next. */
  look?: 'primary' | 'plain' | 'quiet';
  size?: 'normal' | 'small';
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'>;

/** Something to press. */
export function Button({ look = 'plain', size = 'normal', ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={styles.button} data-look={look} data-size={size} />;
}

/** Something that looks like a button and goes somewhere. */
export function LinkButton({ look = 'plain', size = 'normal', ...rest }: Look & { href: string; children: ReactNode }) {
  return <Link {...rest} className={styles.button} data-look={look} data-size={size} />;
}
