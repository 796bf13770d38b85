'use client';
import { useEffect } from 'react';

/** A field for files takes what is dropped on it by itself. */
const takesFiles = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'file';

/**
 * A file that is dropped where no page takes it changes nothing: the browser would show it in place of the page, and
 * what was begun there would be lost. A page that takes files hears of them all the same.
 */
export function NoStrayDrops() {
  useEffect(() => {
    const stay = (event: DragEvent): void => {
      const isFile = event.dataTransfer?.types.includes('Files') ?? false;
      if (isFile && !takesFiles(event.target)) event.preventDefault();
    };
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);
  return null;
}
