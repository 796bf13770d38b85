'use client';
import { useRef } from 'react';
import { Button } from '@/app/_ui/button.tsx';

interface Props {
  /** What kind of file is wanted. */
  of: string;
  onFile: (file: File) => void;
  words?: string;
}

/** Has the reader choose a file of JSON. */
export function ImportButton({ of, onFile, words = 'Import …' }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" onClick={() => chooser.current?.click()}>
        {words}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={of}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // So that the same file can be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
